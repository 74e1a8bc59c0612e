import Testing

@testable import Course

struct NearestTests {
    @Test(arguments: [
        ("titel", ["title", "minutes", "objectives"], "title"),
        ("soluton", ["setup", "solution", "starter"], "solution"),
        ("inner_joins", ["inner-joins", "outer-joins"], "inner-joins"),
        ("Inner-Join", ["inner-joins", "outer-joins"], "inner-joins"),
        ("filling", ["filling-the-gaps", "read-only-containers"], "filling-the-gaps"),
        ("chekc", ["check", "lint"], "check"),
    ])
    func `the likely intended name is suggested`(typed: String, candidates: [String], expected: String) {
        #expect(Nearest.match(typed, among: candidates) == expected)
    }

    @Test(arguments: ["x", "", "zebra", "qq"])
    func `nothing is suggested when no name is close`(typed: String) {
        #expect(Nearest.match(typed, among: ["title", "minutes", "objectives", "ab"]) == nil)
    }
}
