/// What can be chosen on the page: links and a form, no script.
struct PreviewControls {
    let view: PreviewView
    let readers: [String]
    let languages: [String]

    /// For whom the letter is shown.
    var reader: HTML {
        var others = view
        others.reader = PreviewReader()
        return """
            <form class="reader" action="/" method="get" aria-label="Reader">
            <label>Contact <input name="contact" value="\(view.reader.contact ?? "")" list="readers" placeholder="nobody"
            autocomplete="off" spellcheck="false" inputmode="email"></label>
            <datalist id="readers">\(.all(readers.map { "<option value=\"\($0)\"></option>" }))</datalist>
            <label>Language <select name="language">\(.all(options))</select></label>
            \(.all(others.fields.map { "<input type=\"hidden\" name=\"\($0.name)\" value=\"\($0.value)\">" }))
            <button>Show</button>
            </form>
            """
    }

    private var options: [HTML] {
        var known = languages
        if let chosen = view.reader.language, !known.contains(chosen) { known.append(chosen) }
        return [option("", "the contact’s own")] + known.map { option($0, $0) }
    }

    private func option(_ value: String, _ text: String) -> HTML {
        let isChosen = value == view.reader.language ?? ""
        return "<option value=\"\(value)\"\(isChosen ? " selected" : "")>\(text)</option>"
    }

    /// How it is shown.
    var switches: HTML {
        """
        <nav aria-label="View">
        \(group("Part", \.part, [(.html, "HTML"), (.text, "Text"), (.source, "Source"), (.headers, "Headers")], "tabs"))
        \(view.part == .html ? frames : "")
        </nav>
        """
    }

    private var frames: HTML {
        """
        \(group("Width", \.width, [(.both, "Both"), (.desktop, "Desktop"), (.phone, "Phone")]))
        \(group("Images", \.images, [(.on, "Images on"), (.off, "Images off")]))
        \(group("Colours", \.scheme, [(.light, "Light"), (.dark, "Dark")]))
        """
    }

    private func group<Choice: Equatable>(
        _ label: String, _ place: WritableKeyPath<PreviewView, Choice>, _ choices: [(Choice, String)], _ style: String = ""
    ) -> HTML {
        let links = choices.map { choice, text -> HTML in
            let current: HTML = view[keyPath: place] == choice ? " aria-current=\"true\"" : ""
            return "<a href=\"\(view.with(place, choice).address("/"))\"\(current)>\(text)</a>"
        }
        return "<div class=\"switch \(style)\" role=\"group\" aria-label=\"\(label)\">\(.all(links))</div>"
    }
}
