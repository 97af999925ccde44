/// Names that mean the same in most programs, without spaces, hyphens and underscores, in capitals.
enum KnownTagNames {
    /// Fields of contacts.
    static let fields: [String: String] = table([
        "first_name": [
            "FNAME", "FIRSTNAME", "FIRST", "GIVENNAME", "PRENOM", "VORNAME", "SUBSCRIBERFIRSTNAME", "CONTACTFIRSTNAME", "MERGE1",
        ],
        "last_name": [
            "LNAME", "LASTNAME", "LAST", "SURNAME", "FAMILYNAME", "NOM", "NACHNAME", "SUBSCRIBERLASTNAME", "CONTACTLASTNAME",
            "MERGE2",
        ],
        "email": ["EMAIL", "EMAILADDRESS", "EMAILADDR", "SUBSCRIBEREMAIL", "CONTACTEMAIL", "MAIL", "MERGE0"],
        "phone": ["PHONE", "PHONENUMBER", "MOBILE", "SMS"],
        "city": ["CITY", "TOWN"],
        "country": ["COUNTRY"],
        "language": ["LANGUAGE", "LANG", "LOCALE", "MCLANGUAGE"],
        "company": ["COMPANY", "COMPANYNAME", "ORGANIZATION", "ORGANISATION"],
        "birthday": ["BIRTHDAY", "BIRTHDATE", "DATEOFBIRTH", "DOB"],
    ])

    /// Everything else: an expression of ours, and what a person should know about it.
    static let others: [String: (expression: String, advice: String?)] = {
        let preferences = "There is no page for preferences yet: the link leads to the page for unsubscribing."
        let view = "There is no copy of a letter in the web: take the link out."
        var table: [String: (expression: String, advice: String?)] = [:]
        let groups: [(expression: String, names: [String], advice: String?)] = [
            (
                "unsubscribe_url",
                [
                    "UNSUB", "UNSUBSCRIBE", "UNSUBSCRIBELINK", "UNSUBSCRIBEURL", "OPTOUT", "OPTOUTLINK", "UNSUBSCRIBELINKALL",
                    "PMUNSUBSCRIBE", "PMUNSUBSCRIBEURL", "UNSUBCENTERURL", "SUBSCRIPTIONUNSUBSCRIBEURL",
                ], nil
            ),
            (
                "unsubscribe_url",
                [
                    "UPDATEPROFILE", "UPDATELINK", "PREFERENCES", "PREFERENCESURL", "MANAGEPREFERENCES", "MANAGEPREFERENCESLINK",
                    "PROFILECENTERURL", "SUBSCRIPTIONCENTERURL", "UNSUBSCRIBEPREFERENCES", "SUBSCRIPTIONMANAGEURL",
                ],
                preferences
            ),
            (
                "view_url",
                [
                    "ARCHIVE", "WEBCOPY", "WEBVERSION", "WEBVIEWURL", "VIEWINBROWSER", "BROWSERLINK", "MESSAGEURL",
                    "ONLINEVERSION", "MIRROR", "VIEWEMAILURL", "VIEWASPAGEURL", "VIEWINBROWSERURL", "WEBVIEW", "WEBVERSIONURL",
                    "NEWSLETTERVIEWINBROWSERURL",
                ],
                view
            ),
            ("list.name", ["LISTNAME"], nil), ("list.description", ["LISTDESCRIPTION"], nil),
            (
                "workspace.name",
                [
                    "LISTCOMPANY", "SENDERCOMPANY", "ACCOUNTNAME", "MEMBERBUSNAME", "ORGANIZATIONNAME", "SITESETTINGSCOMPANYNAME",
                    "USERCOMPANY",
                ], nil
            ),
            (
                "workspace.postal_address",
                [
                    "LISTADDRESS", "LISTADDRESSLINE", "HTMLLISTADDRESSHTML", "LISTADDRESSHTML", "SENDERINFO",
                    "SENDERINFOSINGLELINE", "POSTALADDRESS", "MEMBERADDR", "SENDERADDRESS", "ORGANIZATIONFULLADDRESS",
                ], nil
            ),
            ("sender.name", ["SENDERNAME", "FROMNAME"], nil), ("sender.email", ["LISTEMAIL", "SENDEREMAIL", "FROMEMAIL"], nil),
            ("subject", ["MCSUBJECT", "SUBJECT", "CAMPAIGNSUBJECT", "CONTENTSUBJECT", "NEWSLETTERSUBJECT"], nil),
            ("preheader", ["MCPREVIEWTEXT", "PREHEADER"], nil),
            ("now | date: \"%Y\"", ["CURRENTYEAR", "YEAR"], nil), ("now | date: \"%d/%m/%Y\"", ["TODAY", "CURRENTDATE"], nil),
            ("campaign.name", ["CAMPAIGNNAME"], nil),
        ]
        for group in groups { for name in group.names { table[name] = (group.expression, group.advice) } }
        return table
    }()

    private static func table(_ keys: [String: [String]]) -> [String: String] {
        Dictionary(keys.flatMap { key, names in names.map { ($0, key) } }, uniquingKeysWith: { first, _ in first })
    }
}
