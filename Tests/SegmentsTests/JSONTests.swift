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
        (String(repeating: #"{"not":"#, count: 10_000), "nested too deep"), (String(repeating: " ", count: 300_000), "more than"),
    ])
    func faultsAreNamed(json: String, says: String) throws {
        let error = try #require(throws: SegmentError.self) { try SegmentJSON.decode(Data(json.utf8)) }
        #expect(error.message.contains(says), "\(error)")
    }
}
