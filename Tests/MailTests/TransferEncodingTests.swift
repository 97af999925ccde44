import Mail
import Testing

@Suite struct TransferEncodingTests {
    @Test(arguments: [
        ("quoted-printable", "a=3Db", "a=b"), ("Quoted-Printable", "=c3=a9", "é"), ("quoted-printable", "a=\nb", "ab"),
        ("quoted-printable", "a= \t\nb", "ab"), ("quoted-printable", "a=\r\nb", "ab"), ("quoted-printable", "a  \nb\t", "a\nb"),
        ("quoted-printable", "a=20 \nb", "a \nb"), ("quoted-printable", "a=", "a"), ("quoted-printable", "a=4", "a=4"),
        ("quoted-printable", "a=zz=3D", "a=zz="), ("quoted-printable", "é=C3=A9", "éé"), ("quotedprintable", "=41", "A"),
        ("(c) quoted-printable (d)", "=41", "A"), ("quoted-printable;", "=41", "A"),
        ("base64", "YWJj", "abc"), ("BASE64", "YWJ", "ab"), ("base64", "YW Jj\n\nZA", "abcd"), ("base64", "YQ==YQ==", "aa"),
        ("base64", "Y*W\u{1}Jj", "abc"), ("base64", "YWJjZ", "abc"), ("base64", "=", ""), ("base64", "YWI=\nYWI", "abab"),
        ("base64 ", "YWJj\r\nYWJj\r\n", "abcabc"), ("\"base64\"", "YWJj", "abc"),
        ("x-uuencode", "begin 644 a\n#86)C\n`\nend\n", "abc"), ("uuencode", "words\nbegin 600 a\n!80\n\nend", "a"),
        ("x-uue", "no beginning", "no beginning"), ("uuencode", "begin 644 a\n#86)C", "abc"),
        ("7bit", "é=41", "é=41"), ("8bit", "é", "é"), ("binary", "=41", "=41"), ("x-unknown", "=41", "=41"), ("", "=41", "=41"),
    ])
    func `takes transfer encodings off`(encoding: String, body: String, expected: String) {
        let message = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: \(encoding)\n\n\(body)"
        #expect(MIMEParser.parse(Array(message.utf8)).text == expected)
    }
}
