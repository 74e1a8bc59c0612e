import Postgres
import Testing

@testable import Grading

@Test(arguments: [
    ("(price >= 0)", "(0 <= price)"),
    ("((b >= 1) AND (b <= 5))", "((5 >= b) AND (1 <= b))"),
    ("(status = ANY (ARRAY['paid'::text, 'open'::text]))", "(status = ANY (ARRAY['open'::text, 'paid'::text]))"),
    ("(ends > starts)", "(starts < ends)"),
])
func `two spellings of one condition are equal`(first: String, second: String) {
    #expect(Set(CheckExpression.conditions(of: first)) == Set(CheckExpression.conditions(of: second)))
}

@Test(arguments: [
    ("(price >= 0)", "(price > 0)"),
    ("(price >= 0)", "(price <= 0)"),
    ("(a < b)", "(b < a)"),
    ("(name <> ' AND '::text)", "(name <> 'AND'::text)"),
    ("((a > 0) OR (b > 0))", "((a > 0) AND (b > 0))"),
])
func `two different conditions stay different`(first: String, second: String) {
    #expect(Set(CheckExpression.conditions(of: first)) != Set(CheckExpression.conditions(of: second)))
}

@Test func `two conditions in one check equal two checks`() {
    #expect(CheckExpression.conditions(of: "((a > 0) AND ((b)::text <> ''::text))").count == 2)
}
