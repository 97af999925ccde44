import Calendars
import Foundation
import Testing

@testable import Segments

@Suite struct JSONTests {
    @Test(arguments: ParserTests.canonical)
    func everyTextSurvives(text: String) throws {
        let node = try SegmentParser.parse(text)
        let json = try SegmentJSON.encode(node)
        let back = try SegmentJSON.decode(json)
        #expect(back == node)
        #expect(SegmentPrinter.print(back) == text)
        #expect(try SegmentJSON.encode(back) == json)
    }

    /// The keys are a contract.
    @Test(arguments: [
        (#"city is not "x" ignoring accents"#, #"{"not":{"field":"city","ignoring_accents":true,"test":"is","value":"x"}}"#),
        ("age in (1, 2.5)", #"{"field":"age","test":"in","values":[1,2.5]}"#),
        ("age <= 3", #"{"field":"age","test":"<=","value":3}"#),
        (#"city contains "x""#, #"{"field":"city","test":"contains","value":"x"}"#),
        ("age is present", #"{"field":"age","test":"present"}"#),
        (
            "birthday between 2000-01-01 and today",
            #"{"field":"birthday","from":{"date":"2000-01-01"},"test":"between","to":{"word":"today"}}"#
        ),
        (
            "pickup before 2026-05-31T09:00+07:00",
            #"{"field":"pickup","test":"before","value":{"time":"2026-05-31T09:00+07:00"}}"#
        ),
        ("birthday is last month", #"{"field":"birthday","period":"last month","test":"period"}"#),
        ("pickup is in 10 days", #"{"count":10,"field":"pickup","test":"is in","unit":"days"}"#),
        ("pickup more than 2 hours ago", #"{"count":2,"field":"pickup","test":"more than ago","unit":"hours"}"#),
        ("anniversary of birthday is tomorrow", #"{"anniversary":"birthday","period":"tomorrow","test":"period"}"#),
        (#"label has all of ("a", "b")"#, #"{"field":"label","test":"has all of","values":["a","b"]}"#),
        ("has purchased", #"{"has":"purchased"}"#),
        ("has not purchased at least 2 times", #"{"not":{"has":"purchased","times":{"at_least":2}}}"#),
        (
            "has purchased at most 3 times on today",
            #"{"has":"purchased","times":{"at_most":3},"window":{"test":"on","value":{"word":"today"}}}"#
        ),
        ("has purchased exactly 0 times", #"{"has":"purchased","times":{"exactly":0}}"#),
        ("has purchased between 1 and 3 times", #"{"has":"purchased","times":{"from":1,"to":3}}"#),
        (
            #"has purchased where product is not "roses" and price > 100 within last 7 days"#,
            #"{"has":"purchased","where":[{"not":{"parameter":"product","test":"is","value":"roses"}},"#
                + #"{"parameter":"price","test":">","value":100}],"window":{"count":7,"test":"within last","unit":"days"}}"#
        ),
        ("count of opened is not 2", #"{"not":{"figure":"count","of":"opened","test":"is","value":2}}"#),
        (
            "average of purchased.price where price > 1 before today between 50 and 100",
            #"{"figure":"average","from":50,"of":"purchased","parameter":"price","test":"between","to":100,"#
                + #""where":[{"parameter":"price","test":">","value":1}],"window":{"test":"before","value":{"word":"today"}}}"#
        ),
        ("last of opened more than 2 intervals ago", #"{"count":2,"last":"opened","test":"more than ago","unit":"intervals"}"#),
        (
            "first of purchased where price > 1 is last month",
            #"{"first":"purchased","period":"last month","test":"period","where":[{"parameter":"price","test":">","value":1}]}"#
        ),
        ("in top 10% by score", #"{"by":{"field":"score"},"percent":true,"top":10}"#),
        (
            "in not bottom 100 by sum of purchased.price within last 1 year among (vip is present)",
            #"{"not":{"among":{"field":"vip","test":"present"},"bottom":100,"by":{"figure":"sum","of":"purchased","#
                + #""parameter":"price","window":{"count":1,"test":"within last","unit":"years"}}}}"#
        ),
        (
            "location within 25 km of (-6.2, 106.8)",
            #"{"field":"location","kilometres":25,"latitude":-6.2,"longitude":106.8,"test":"within km of"}"#
        ),
        (
            #"in list "L" and (in segment "S" or sample 5% seed "x")"#,
            #"{"all":[{"list":"L"},{"any":[{"segment":"S"},{"sample":5,"seed":"x"}]}]}"#
        ),
    ])
    func theFormIsFixed(text: String, json: String) throws {
        let node = try SegmentParser.parse(text)
        #expect(String(decoding: try SegmentJSON.encode(node), as: UTF8.self) == json)
        #expect(try SegmentJSON.decode(Data(json.utf8)) == node)
    }

    @Test func faultsInJSONHaveAPlace() throws {
        let error = try #require(throws: SegmentError.self) { try SegmentJSON.decode(Data("{\n  \"list\": x}".utf8)) }
        #expect(error.line == 2 && error.column == 11)
    }

    @Test(arguments: [
        ("", "not JSON"), ("[]", "an object"), ("{}", "one of the keys"), (#"{"all":[]}"#, "at all: at least two"),
        (#"{"all":[{"list":"a"},{"lst":"b"}]}"#, "at all[1]"), (#"{"list":"a","seed":"b"}"#, "at seed: this key"),
        (#"{"list":5}"#, "at list: a text"),
        (#"{"field":"a","test":"is"}"#, "value is missing"),
        (#"{"field":"a","test":"is","value":{"date":"2026-02-30"}}"#, "at value"),
        (#"{"field":"a","test":"near","value":1}"#, "no test"), (#"{"field":"a","test":"in","values":[]}"#, "at least one"),
        (#"{"field":"a","test":"is ago","count":-1,"unit":"days"}"#, "at count"),
        (#"{"field":"a","test":"is ago","count":1,"unit":"day"}"#, "at unit"),
        (#"{"field":"a","test":"period","period":"someday"}"#, "at period"),
        (#"{"field":"a","test":"is","value":1,"ignoring_accents":1}"#, "true or false"),
        (#"{"not":{"field":"a","test":"present","vlue":1}}"#, "at not.vlue"), (#"{"sample":"5"}"#, "a number"),
        (#"{"field":"a or b","test":"present"}"#, "`or`"),
        (#"{"field":"a","test":"is","value":{"word":"1 or b is 2"}}"#, "as a text"),
        (#"{"field":"a","test":"is","value":"\u0000"}"#, "control character"),
        (#"{"field":"A","test":"present"}"#, "as a text"), (#"{"field":"a","test":"is","value":{"word":"today"}}"#, "as a text"),
        (#"{"list":"a","list":"b"}"#, "the key list stands twice"), (#"{"sample":1e999}"#, "too great"),
        (#"{"sample":01}"#, "not JSON"),
        (#"{"list":"\ud83c"}"#, "surrogate"), (#"{"list":"\x"}"#, "escape"), (#"{"list":"a"} {}"#, "follows"),
        (#"{"list":"a",}"#, "a key"),
        (#"{"list":"a"#, "ends too early"), (#"{"list":tru}"#, "a value"), (#"{"sample":1.}"#, "a digit"),
        (#"{"sample":-}"#, "a digit"),
        (#"{"all":[1 2]}"#, "`,` or `]`"), (#"{"list" "a"}"#, "`:`"), ("{\"list\":\"a\nb\"}", "control character"),
        ("\u{feff}{}", "a value"),
        (#"{"has":"a","test":"present"}"#, "at test: this key"), (#"{"has":5}"#, "at has: a text"),
        (#"{"has":"a","times":{"at_least":-1}}"#, "at times.at_least"), (#"{"has":"a","times":2}"#, "at times: an object"),
        (#"{"has":"a","times":{"at_least":1,"at_most":2}}"#, "at times.at_most"),
        (#"{"has":"a","times":{}}"#, "at_least, at_most"),
        (#"{"has":"a","times":{"from":1}}"#, "at times.to"), (#"{"has":"a","where":[]}"#, "at least one"),
        (#"{"has":"a","where":[{"field":"b","test":"present"}]}"#, "at where[0]"),
        (
            #"{"has":"a","where":[{"not":{"parameter":"b","test":"<","value":1}}]}"#,
            "at where[0].not.test: this test has no negative"
        ),
        (#"{"has":"a","window":{"test":"is in","count":1,"unit":"days"}}"#, "at window.test: a window is"),
        (#"{"has":"a","window":{"test":"between","from":1,"to":2}}"#, "the end of the segment"),
        (#"{"has":"a","window":{"test":"within last","count":1,"unit":"intervals"}}"#, "intervals are those"),
        (#"{"figure":"median","of":"a","test":"is","value":1}"#, "at figure: one of count"),
        (#"{"figure":"sum","of":"a","test":"is","value":1}"#, "cannot stand here"),
        (#"{"figure":"count","of":"a","test":"present"}"#, "at test: a figure"),
        (#"{"figure":"count","of":"a","test":"is","value":"1"}"#, "quotes"),
        (#"{"figure":"count","test":"is","value":1}"#, "of is missing"),
        (#"{"first":"a","window":{"test":"on","value":{"word":"today"}},"test":"present"}"#, "at window: this key"),
        (#"{"top":10}"#, "by is missing"), (#"{"top":"10%","by":{"field":"a"}}"#, "at top: a number"),
        (#"{"top":10,"bottom":5,"by":{"field":"a"}}"#, "at bottom: this key"),
        (#"{"top":10,"by":{"field":"a","of":"b"}}"#, "at by.of"),
        (#"{"top":10,"percent":1,"by":{"field":"a"}}"#, "at percent: true or false"),
        (#"{"top":10,"by":{"field":"a"},"among":{"lst":"b"}}"#, "at among: one of the keys"),
        (#"{"field":"a","test":"within km of","kilometres":5,"latitude":1}"#, "at longitude"),
        (String(repeating: #"{"not":"#, count: 10_000), "nested too deep"), (String(repeating: " ", count: 300_000), "more than"),
    ])
    func faultsAreNamed(json: String, says: String) throws {
        let error = try #require(throws: SegmentError.self) { try SegmentJSON.decode(Data(json.utf8)) }
        #expect(error.message.contains(says), "\(error)")
    }
}
