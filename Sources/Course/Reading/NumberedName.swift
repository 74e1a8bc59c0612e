/// `1-postgresql` or `11-inner-joins.md`: the number sets the order, the rest is the id.
struct NumberedName: Equatable {
    var number: Int
    var id: String

    /// `nil` if the name has any other form.
    init?(_ name: some StringProtocol) {
        guard let hyphen = name.firstIndex(of: "-") else { return nil }
        let digits = name[..<hyphen]
        let id = String(name[name.index(after: hyphen)...])
        guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            let number = Int(digits), Slug.isValid(id)
        else { return nil }
        self.number = number
        self.id = id
    }

    /// The name of a lesson file, which ends in `.md`.
    init?(lessonFile name: String) {
        guard name.hasSuffix(".md") else { return nil }
        self.init(name.dropLast(3))
    }
}
