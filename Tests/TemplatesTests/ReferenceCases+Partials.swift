extension ReferenceCases {
    static let partials: [(template: String, expected: String)] = [
        (
            "{% render 'show' %}{% render 'show', show: 1 %}{% render 'show' with n %}{% render 'show' with n as show %}{% render 'args' with n as a, b: 2 %}",
            "[][1][5][5]52"
        ),
        (
            "{% render 'item' for list %}{% render 'item' for list as item %}{% render 'item' for nil %}{% render 'item' for s %}{% render 'item' for none %}{% render 'item' for (1..2) %}",
            "(31)(12)(23)(31)(12)(23)()(Hello World)(11)(22)"
        ),
        ("{% render 'outer' %}{% assign v = 5 %}{% render 'outer' %}{% include 'outer' %}", "55"),
        ("{% render 'set' %}{{ v }}{% include 'set' %}{{ v }}", "111"),
        (
            "{% for i in (1..2) %}{% include 'brk' %}{% endfor %}|{% for i in (1..2) %}{% render 'brk', i: i %}{% endfor %}",
            "1|12"
        ),
        ("{% increment c %}{% render 'inc' %}{% include 'inc' %}{% increment c %}", "0012"),
        (
            "{% include 'd/e' %}{% include 'd/e' with n %}{% include 'd/e' with n as e %}{% render 'd/e', e: s %}",
            "<><5><5><Hello World>"
        ),
        (
            "{% include 'item' for list %}{% include 'item' with list %}{% include 'item' with n %}{% include 'item' with obj %}",
            #"(3)(1)(2)(3)(1)(2)(5)({"a"=>1, "b"=>{"c"=>2}, "list"=>[9, 8]})"#
        ),
        ("{% assign name = 'args' %}{% include name, a: 1, b: 2 %}{% include name %}", "12"),
        ("{% assign item = list %}{% include 'item' %}", "(3)(1)(2)"),
        ("{% for i in (1..2) %}{% render 'loop' %}{% include 'loop' %}{% endfor %}", "121121121222"),
        (
            "{% for name in words %}{% if name == 'fig' %}{% assign p = 'show' %}{% include p with name %}{% endif %}{% endfor %}",
            "[fig]"
        ),
        ("{% render 'args', a: (1..2), b: f %}{% render 'args' a: 1 b: 2 %}", "1..22.512"),
    ]
}
