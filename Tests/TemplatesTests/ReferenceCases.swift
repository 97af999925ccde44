import Templates

/// Templates and what Shopify's Liquid 5.8.7 (with Ruby 3.1, in UTC) makes of them, one list an area.
enum ReferenceCases {
    static let scope: TemplateObject = [
        "n": 5,
        "neg": -7,
        "f": 2.5,
        "pi": 3.14159,
        "s": "Hello World",
        "e": "",
        "sp": "  a b  ",
        "nl": "a\nb\r\nc\n",
        "t": true,
        "no": false,
        "nil": nil,
        "list": [3, 1, 2],
        "words": ["pear", "Apple", "fig", "apple"],
        "mixed": [1, "two", nil, [3, 4], ["k": "v"]],
        "none": [],
        "rows": [["k": "x", "n": 2, "ok": true], ["k": "y", "n": 1, "ok": false], ["k": "x", "n": 3], ["n": nil, "k": nil]],
        "obj": ["a": 1, "b": ["c": 2], "list": [9, 8]],
        "nested": [[1, [2]], [3]],
        "html": "<p class='a'>x & y</p><script>var a = '<b>';</script><!-- c\n --><style>p{}</style>z<br/>",
        "amp": #"&lt;p&gt; & &#39; &copy <b> &frac12; &#x27; "q""#,
        "key": "a",
        "price": "19.99",
        "floats": [0.1, 0.2, 0.3],
        "nums": ["1", "2.5", "x", nil],
        "people": [
            ["name": "Zoë", "age": 30], ["name": "adam", "age": 25], ["name": "Bob", "age": nil], ["name": nil, "age": 25],
        ],
        "big": 1e+20,
        "tiny": 1.234e-05,
        "d": "2024-03-05T07:08:09Z",
        "long": "The quick brown fox jumps over the lazy dog",
        "uni": "Trần Thị Bích Ngọc",
    ]

    static let partialTexts = [
        "show": "[{{ show }}]",
        "item": "({{ item }}{{ forloop.index }})",
        "args": "{{ a }}{{ b }}",
        "set": "{% assign v = 1 %}{{ v }}",
        "outer": "{{ n }}{{ v }}",
        "brk": "{{ i }}{% break %}x",
        "inc": "{% increment c %}",
        "d/e": "<{{ e }}>",
        "loop": "{% for q in (1..2) %}{{ q }}{{ forloop.parentloop.index }}{% endfor %}",
    ]
}
