extension ReferenceCases {
    static let tags: [(template: String, expected: String)] = [
        ("{% assign x = 'a' | append: 'b' | upcase %}{{ x }}", "AB"),
        ("{% assign x = list %}{{ x[1] }}{% assign y = x | first %}{{ y }}", "13"),
        ("{% capture x %}a{{ n }}{% endcapture %}{{ x }}{% capture 'y' %}b{% endcapture %}{{ y }}", "a5b"),
        ("{% capture x %} {% assign inner = 3 %} {% endcapture %}[{{ x }}]{{ inner }}", "[  ]3"),
        ("{% echo s | upcase %}{% echo nil %}", "HELLO WORLD"),
        ("{% comment %}{% if %}{% endcomment %}a{% comment %}b{% comment %}c{% endcomment %}d{% endcomment %}e", "ae"),
        ("{% # a comment %}x{%- # another -%}", "x"),
        ("{% raw %}{{ x }}{% endraw %}{% raw %}{% if %}{% endraw %}", "{{ x }}{% if %}"),
        ("{% doc %}{{ x }} {% if %}{% enddoc %}x", "x"),
        ("a {{- n -}} b {%- if n -%} c {%- endif -%} d", "a5bcd"),
        ("a {%- comment -%} b {%- endcomment -%} c", "ac"),
        ("{{ 'a' -}}   {{- 'b' }}", "ab"),
        ("{{ n }}{{n}}{{  n  }}{{-n-}}", "5555"),
        ("{{ s | upcase | downcase | size }}", "11"),
        ("{{ obj.b.c | plus: obj.a }}", "3"),
        ("{{ [key] }}", ""),
        (#"{{ ["n"] }}{{ ['obj'].a }}"#, "51"),
        ("{% assign k = 'obj' %}{{ [k].a }}{{ [k]['b'].c }}", "12"),
        ("{% assign arr = 'x,y' | split: ',' %}{% for a in arr %}{{ a }}{% endfor %}{{ arr | size }}", "xy2"),
        ("{% assign foo-bar = 1 %}{{ foo-bar }}", "1"),
        ("{% assign x = nil | default: 'd' %}{{ x }}", "d"),
        ("{% assign x = (1..3) %}{{ x }}{{ x | join: '-' }}{{ x.size }}{{ x.first }}{{ x[1] }}", "1..31-2-331"),
        (
            "{% liquid\n assign a = 1\n if a == 1\n  echo 'yes'\n else\n  echo 'no'\n endif\n for i in (1..2)\n  echo i\n endfor %}",
            "yes12"
        ),
        ("{% liquid\n # comment\n comment\n  echo 'hidden'\n endcomment\n echo 'shown' %}", "shown"),
        ("{% if n %}\n  {% assign x = 1 %}\n{% endif %}|", "|"),
        ("{%- assign x = 1 -%}\n\n{{ x }}\n{%- if x %}\n y\n{% endif -%}\nz", "1\n y\nz"),
    ]
}
