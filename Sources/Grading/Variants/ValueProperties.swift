/// What the values of one column have in common: their digits, length, or shape, or that there are only a few different ones.
struct RangeProperties {
    private(set) var all: [DataProperty] = []

    /// How many different values count as few, and how often each has to occur on average.
    private static let few = 8
    private static let repeats = 4

    init(of column: Int, in table: DataTable, _ model: DataModel) {
        let values = model.base[table.name].map { $0.values[column] }.filter { $0 != ValueCodes.null }
        guard !values.isEmpty, !table.references.contains(where: { $0.columns.contains(column) }) else { return }
        let kinds = Set(values)
        let isFew = kinds.count <= Self.few && values.count >= Self.repeats * kinds.count && values.count >= 12
        switch table.columns[column].family {
        case .number:
            let measures = values.compactMap { model.codes.measure($0) }
            guard let most = measures.map(abs).max() else { return }
            all.append(.digits(column, most: String(Int(min(most, 1e15))).count))
            if isFew, !table.isInKey(column), let range = measures.span { all.append(.within(column, range)) }
        case .text, .paddedText:
            let texts = kinds.compactMap { model.codes.text($0) }
            all.append(.longest(column, texts.map(\.utf8.count).max() ?? 0))
            let shapes = Set(texts.map(TextShape.of))
            if texts.count >= 8, shapes.count <= 6, shapes.count * 4 <= texts.count { all.append(.shaped(column, shapes)) }
            if texts.count >= 3, let letters = TextCase.allCases.first(where: { texts.allSatisfy($0.fits) }) {
                all.append(.cased(column, letters))
            }
            if isFew { all.append(.oneOf(column, kinds)) }
        default: break
        }
    }
}

/// The letter case of a text.
enum TextCase: CaseIterable, Codable {
    case lowercase, uppercase, capitalized

    /// Whether a text is in this case; digits and punctuation fit any.
    func fits(_ text: String) -> Bool {
        switch self {
        case .lowercase: !text.contains(where: \.isUppercase)
        case .uppercase: !text.contains(where: \.isLowercase)
        case .capitalized: text.first?.isLowercase != true
        }
    }
}

/// The shape of a text, character by character.
enum TextShape {
    static func of(_ text: String) -> String {
        String(text.map { character in character.isNumber ? "9" : character.isLowercase ? "a" : character.isUppercase ? "A" : character })
    }
}

extension [Double] {
    /// From the least to the greatest number; `nil` if there is none.
    var span: ClosedRange<Double>? { self.min().flatMap { least in self.max().map { least...$0 } } }
}

extension Int {
    var powerOfTen: Double { (0..<Swift.min(self, 18)).reduce(1) { product, _ in product * 10 } }
}
