extension ReferenceCases {
    static let loops: [(template: String, expected: String)] = [
        (
            "{% for i in list %}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.rindex0 }}{{ forloop.first }}{{ forloop.last }}{{ forloop.length }};{% endfor %}",
            "1032truefalse3;2121falsefalse3;3210falsetrue3;"
        ),
        (
            "{% for i in list reversed %}{{ i }}{% endfor %}{% for i in list reversed limit: 2 %}{{ i }}{% endfor %}{% for i in (1..6) reversed limit: 2 offset: 1 %}{{ i }}{% endfor %}",
            "2131332"
        ),
        (
            "{% for i in (1..10) limit: 3 %}{{ i }}{% endfor %}-{% for i in (1..10) limit: 3 offset: continue %}{{ i }}{% endfor %}-{% for i in (1..10) offset: continue %}{{ i }}{% endfor %}",
            "123-456-78910"
        ),
        (
            "{% for i in list offset: 1 %}{{ i }}{% endfor %}{% for i in list offset: 9 %}{{ i }}{% else %}e{% endfor %}{% for i in list limit: 0 %}{{ i }}{% else %}f{% endfor %}",
            "12ef"
        ),
        (
            "{% for i in list limit: -1 %}{{ i }}{% else %}f{% endfor %}{% for i in list offset: -1 %}{{ i }}{% endfor %}{% for i in list offset: -1 limit: 2 %}{{ i }}{% endfor %}",
            "f3123"
        ),
        (
            "{% for i in list limit: '2' %}{{ i }}{% endfor %}{% for i in list limit: nil %}{{ i }}{% endfor %}{% for i in list offset: nothing %}{{ i }}{% endfor %}",
            "31312312"
        ),
        (
            "{% for i in s %}[{{ i }}]{% endfor %}{% for i in e %}x{% else %}none{% endfor %}{% for i in nil %}x{% else %}nil{% endfor %}{% for i in n %}x{% else %}int{% endfor %}",
            "[Hello World]nonenilint"
        ),
        (
            "{% for p in obj %}{{ p[0] }}={{ p[1] }};{% endfor %}{% for p in obj %}{{ p.first }}{% endfor %}",
            #"a=1;b={"c"=>2};list=98;ablist"#
        ),
        (
            "{% for i in (1..2) %}{% for j in (1..2) %}{{ forloop.parentloop.index }}{{ forloop.index }}{{ forloop.parentloop.last }} {% endfor %}{% endfor %}",
            "11false 12false 21true 22true "
        ),
        ("{% for i in (1..2) %}{{ forloop.parentloop.index }}x{% endfor %}{{ forloop.index }}{{ i }}", "xx"),
        (
            "{% for i in (1..5) %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% if i == 4 %}{% break %}{% endif %}{% endfor %}",
            "134"
        ),
        (
            "{% for i in (1..3) %}{% for j in (1..3) %}{% if j == 2 %}{% break %}{% endif %}{{ i }}{{ j }} {% endfor %}{% endfor %}",
            "11 21 31 "
        ),
        ("{% for i in list %}{% assign i = 9 %}{{ i }}{% endfor %}{{ i }}", "3129"),
        ("{% assign i = 7 %}{% for i in list %}{{ i }}{% endfor %}{{ i }}", "3127"),
        ("{% for i in list %}{{ forloop.name }} {% endfor %}", "i-list i-list i-list "),
        ("{% for i in list %} {% endfor %}|{% for i in list %} {% assign z = i %} {% endfor %}|{{ z }}", "||2"),
        (
            "{% for i in (1..4) %}{% cycle 'a', 'b', 'c' %}{% endfor %}{% for i in (1..2) %}{% cycle 'a', 'b', 'c' %}{% endfor %}",
            "abcabc"
        ),
        (
            "{% cycle 'x': 'a', 'b' %}{% cycle 'x': 'a', 'b' %}{% cycle 'y': 'a', 'b' %}{% cycle n: 'a', 'b' %}{% cycle 5: 'c', 'd' %}",
            "abaad"
        ),
        (
            "{% assign g = 'one' %}{% cycle g: 'a', 'b' %}{% assign g = 'two' %}{% cycle g: 'a', 'b' %}{% assign g = 'one' %}{% cycle g: 'a', 'b' %}",
            "aab"
        ),
        ("{% increment c %}{% increment c %}{{ c }}{% decrement c %}{{ c }}{% decrement d2 %}{{ d2 }}", "01211-1-1"),
        ("{% assign c = 10 %}{% increment c %}{% increment c %}{{ c }}", "0110"),
        (
            "{% tablerow i in list %}{{ i }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">3</td><td class=\"col2\">1</td><td class=\"col3\">2</td></tr>\n"
        ),
        (
            "{% tablerow i in (1..5) cols: 2 %}{{ tablerowloop.index }}{{ tablerowloop.index0 }}{{ tablerowloop.rindex }}{{ tablerowloop.rindex0 }}{{ tablerowloop.first }}{{ tablerowloop.last }}{{ tablerowloop.col }}{{ tablerowloop.col0 }}{{ tablerowloop.col_first }}{{ tablerowloop.col_last }}{{ tablerowloop.row }}{{ tablerowloop.length }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">1054truefalse10truefalse15</td><td class=\"col2\">2143falsefalse21falsetrue15</td></tr>\n<tr class=\"row2\"><td class=\"col1\">3232falsefalse10truefalse25</td><td class=\"col2\">4321falsefalse21falsetrue25</td></tr>\n<tr class=\"row3\"><td class=\"col1\">5410falsetrue10truefalse35</td></tr>\n"
        ),
        (
            "{% tablerow i in (1..4) cols: 2 %}{{ i }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n<tr class=\"row2\"><td class=\"col1\">3</td><td class=\"col2\">4</td></tr>\n"
        ),
        (
            "{% tablerow i in (1..9) cols: 3 limit: 4 offset: 2 %}{{ i }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">3</td><td class=\"col2\">4</td><td class=\"col3\">5</td></tr>\n<tr class=\"row2\"><td class=\"col1\">6</td></tr>\n"
        ),
        (
            "{% tablerow i in (1..9) cols:'2' limit:'3' offset:'1' %}{{ i }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">2</td><td class=\"col2\">3</td></tr>\n<tr class=\"row2\"><td class=\"col1\">4</td></tr>\n"
        ),
        (
            "{% tablerow i in none %}{{ i }}{% endtablerow %}{% tablerow i in nil %}{{ i }}{% endtablerow %}{% tablerow i in no %}{{ i }}{% endtablerow %}",
            "<tr class=\"row1\">\n</tr>\n"
        ),
        (
            "{% tablerow i in s %}{{ i }}{% endtablerow %}{% tablerow i in n %}{{ i }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">Hello World</td></tr>\n<tr class=\"row1\">\n</tr>\n"
        ),
        (
            "{% tablerow i in obj cols: 1 %}{{ i[0] }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">a</td></tr>\n<tr class=\"row2\"><td class=\"col1\">b</td></tr>\n<tr class=\"row3\"><td class=\"col1\">list</td></tr>\n"
        ),
        (
            "{% tablerow i in (1..3) cols: 0 %}{{ i }}{% endtablerow %}{% tablerow i in (1..3) cols: nil %}{{ i }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\">2</td><td class=\"col3\">3</td></tr>\n<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\">2</td><td class=\"col3\">3</td></tr>\n"
        ),
        (
            "{% tablerow i in (1..4) cols: 2 %}{% if i == 3 %}{% break %}{% endif %}{{ i }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\">2</td></tr>\n<tr class=\"row2\"><td class=\"col1\"></td></tr>\n"
        ),
        (
            "{% tablerow i in (1..4) cols: 2 %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">1</td><td class=\"col2\"></td></tr>\n<tr class=\"row2\"><td class=\"col1\">3</td><td class=\"col2\">4</td></tr>\n"
        ),
        (
            "{% for x in (1..2) %}{% tablerow i in (1..2) %}{{ forloop.index }}{{ i }}{% endtablerow %}{% endfor %}",
            "<tr class=\"row1\">\n<td class=\"col1\">11</td><td class=\"col2\">12</td></tr>\n<tr class=\"row1\">\n<td class=\"col1\">21</td><td class=\"col2\">22</td></tr>\n"
        ),
        (
            "{% tablerow i in (1..2) %}{% for j in (1..2) %}{{ tablerowloop.index }}{{ j }}{% if j == 1 %}{% continue %}{% endif %}{% endfor %}{% endtablerow %}",
            "<tr class=\"row1\">\n<td class=\"col1\">1112</td><td class=\"col2\">2122</td></tr>\n"
        ),
        ("{% for i in (1..6) %}{% ifchanged %}{{ i | divided_by: 2 }}{% endifchanged %}{% endfor %}", "0123"),
        ("{% ifchanged %}a{% endifchanged %}{% ifchanged %}a{% endifchanged %}{% ifchanged %}b{% endifchanged %}", "ab"),
        (
            "{% for i in (1..4) %}{% ifchanged %}{% if i == 3 %}{% break %}{% endif %}x{% endifchanged %}{{ i }}{% endfor %}",
            "x12"
        ),
        ("{% for i in (1..2) %}{% capture c %}{{ c }}{{ i }}{% endcapture %}{% endfor %}{{ c }}", "12"),
        ("{% for i in list %}{{ i }}{% endfor %}{% for i in list %}{{ i }}{% endfor %}", "312312"),
    ]
}
