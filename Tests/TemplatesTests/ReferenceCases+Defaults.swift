extension ReferenceCases {
    static let defaults: [(template: String, expected: String)] = [
        ("{{ nil | default: 'x' }}", "x"),
        ("{{ no | default: 'x' }}", "x"),
        ("{{ no | default: 'x', allow_false: true }}", "false"),
        ("{{ nil | default: 'x', allow_false: true }}", "x"),
        ("{{ e | default: 'x' }}", "x"),
        ("{{ ' ' | default: 'x' }}", " "),
        ("{{ none | default: 'x' }}", "x"),
        ("{{ 0 | default: 'x' }}", "0"),
        ("{{ nil | default: nil }}", ""),
        ("{{ nil | default }}", ""),
        ("{{ f | default: 'x' }}", "2.5"),
        ("{{ empty | default: 'x' }}", "x"),
        ("{{ blank | append: 'x' }}", "x"),
        ("{{ empty | size }}", "0"),
        ("{{ true }}", "true"),
        ("{{ nil }}", ""),
        (#"{{ "it's" }}"#, "it's"),
        (#"{{ 'say "hi"' }}"#, #"say "hi""#),
        (#"{{ "a\nb" }}"#, #"a\nb"#),
    ]
}
