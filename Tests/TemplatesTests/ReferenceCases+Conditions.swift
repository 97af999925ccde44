extension ReferenceCases {
    static let conditions: [(template: String, expected: String)] = [
        ("{% if e %}a{% else %}b{% endif %}", "a"),
        (
            "{% if none %}a{% endif %}{% if 0 %}b{% endif %}{% if nil %}c{% endif %}{% if no %}d{% endif %}{% if nothing.at.all %}e{% endif %}",
            "ab"
        ),
        ("{% if 1 == 1.0 %}a{% endif %}{% if '1' == 1 %}b{% endif %}{% if f == 2.5 %}c{% endif %}", "ac"),
        (
            "{% if list == list %}a{% endif %}{% if obj == obj %}b{% endif %}{% if nil == nothing %}c{% endif %}{% if nil == no %}d{% endif %}",
            "abc"
        ),
        (
            "{% if nil < 1 %}a{% else %}b{% endif %}{% if 1 < nil %}a{% else %}b{% endif %}{% if t > 0 %}a{% else %}b{% endif %}{% if list > 1 %}a{% else %}b{% endif %}",
            "bbbb"
        ),
        (
            "{% if 'a' < 'b' %}a{% endif %}{% if 'B' < 'a' %}b{% endif %}{% if 'a' <= 'a' %}c{% endif %}{% if 10 > 9.9 %}d{% endif %}",
            "abcd"
        ),
        (
            "{% if s contains 'World' %}a{% endif %}{% if s contains 'x' %}b{% endif %}{% if list contains 3 %}c{% endif %}{% if list contains '3' %}d{% endif %}{% if obj contains 'a' %}e{% endif %}{% if obj contains 'z' %}f{% endif %}{% if nil contains 'a' %}g{% endif %}{% if s contains nil %}h{% endif %}{% if 'a1' contains 1 %}i{% endif %}{% if n contains 5 %}j{% endif %}",
            "acei"
        ),
        (
            "{% if e == empty %}a{% endif %}{% if none == empty %}b{% endif %}{% if nil == empty %}c{% endif %}{% if no == empty %}d{% endif %}{% if sp == empty %}e{% endif %}{% if empty == e %}f{% endif %}{% if list != empty %}g{% endif %}",
            "abfg"
        ),
        (
            "{% if e == blank %}a{% endif %}{% if none == blank %}b{% endif %}{% if nil == blank %}c{% endif %}{% if no == blank %}d{% endif %}{% if nl == blank %}e{% endif %}{% if '  ' == blank %}f{% endif %}{% if 0 == blank %}g{% endif %}{% if blank == nil %}h{% endif %}",
            "abcdfh"
        ),
        (
            "{% if t and no or t %}a{% else %}b{% endif %}{% if no and no or t %}a{% else %}b{% endif %}{% if t or no and no %}a{% else %}b{% endif %}{% if no or t and t %}a{% else %}b{% endif %}",
            "abaa"
        ),
        ("{% unless t %}a{% elsif n == 5 %}b{% else %}c{% endunless %}{% unless no %}d{% else %}e{% endunless %}", "bd"),
        ("{% if n != 5 %}a{% elsif n <> 4 %}b{% else %}c{% endif %}", "b"),
        ("{% case n %}{% when 5 %}a{% when 5.0 %}b{% when '5' %}c{% else %}d{% endcase %}", "ab"),
        ("{% case n %}x{% when 1, 5 %}a{% when 5 or 6 %}b{% else %}c{% endcase %}", "ab"),
        (
            "{% case nil %}{% when nil %}a{% else %}b{% endcase %}{% case nothing %}{% when empty %}a{% when blank %}b{% else %}c{% endcase %}",
            "ab"
        ),
        ("{% case n %}{% else %}a{% when 5 %}b{% else %}c{% endcase %}", "ab"),
        ("{% case s %}{% when 'x' %}{% else %} {% assign q = 1 %} {% endcase %}|", "|"),
        ("{% case s %}{% when 'Hello World' and 'x' %}a{% endcase %}", "a"),
        ("{% if (1..3) contains 2 %}a{% else %}b{% endif %}{% if (1..3) == (1..3) %}c{% endif %}", "ac"),
        ("{% if '' == empty and e == blank %}a{% endif %}{% if s == 'Hello World' and n >= 5 and f <= 2.5 %}b{% endif %}", "ab"),
        (
            "{% if n %}  {% endif %}|{% if n %} {% comment %}x{% endcomment %} {% endif %}|{% if n %} {{ nil }} {% endif %}|",
            "||  |"
        ),
        ("{% assign p = empty %}{% if p == '' %}a{% endif %}{% assign q = blank %}{% if q == '' %}b{% endif %}", "ab"),
    ]
}
