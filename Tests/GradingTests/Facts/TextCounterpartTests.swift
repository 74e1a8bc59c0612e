import Testing

@testable import Grading

/// Finds the part of a program's output on other data that corresponds to a part of its first output.
@Suite struct TextCounterpartTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var id: String
        var given: String
        var part: String
        var other: String
        var pieces: [String]?

        var testDescription: String { id }
    }

    @Test(arguments: [
        Case(id: "the whole text", given: "Emma 3\nPersuasion 2\n", part: "Emma 3\nPersuasion 2", other: "Emma 1\n", pieces: ["Emma 1"]),
        Case(
            id: "one line becomes several", given: "Emma\n", part: "Emma", other: "Agnes Grey\nEmma\n",
            pieces: ["Agnes Grey", "Emma"]),
        Case(id: "part of a line", given: "Total: 7 books\n", part: "7", other: "Total: 12 books\n", pieces: ["12"]),
        Case(
            id: "words around the part change", given: "on 2024-05-01: 7 books", part: "7 books", other: "on 2024-06-02: 9 books",
            pieces: ["9 books"]),
        Case(
            id: "a line below a list", given: "Books:\nEmma\nPersuasion\nTotal: 2", part: "Total: 2", other: "Books:\nEmma\nTotal: 1",
            pieces: ["Total: 1"]),
        Case(
            id: "a list between two lines", given: "Books:\nEmma\nPersuasion\n2 books", part: "Emma\nPersuasion",
            other: "Books:\nAgnes Grey\nEmma\nPersuasion\n3 books", pieces: ["Emma", "Persuasion"]),
        Case(
            id: "a list becomes shorter", given: "Emma\nPersuasion\n2 books", part: "Emma\nPersuasion", other: "Emma\n1 book",
            pieces: ["Emma"]),
        Case(
            id: "a row of a list", given: "Emma 3\nPersuasion 2\nSanditon 1", part: "Persuasion 2",
            other: "Emma 3\nPersuasion 5\nSanditon 1", pieces: ["Persuasion 5"]),
        Case(id: "a deleted row", given: "Emma\nPersuasion\nend", part: "Persuasion", other: "Emma\nend", pieces: []),
        Case(id: "a word instead of a part of one", given: "14 of\n4 stalls", part: "4", other: "15 of\n3 stalls", pieces: ["3"]),
        Case(id: "text without the part", given: "Emma", part: "Persuasion", other: "Emma", pieces: nil),
        Case(id: "empty output", given: "Emma", part: "Emma", other: "", pieces: []),
    ])
    func `a part of one text is matched to its counterpart in another`(example: Case) {
        #expect(TextCounterpart(of: example.given, in: example.other).pieces(for: example.part) == example.pieces)
    }
}
