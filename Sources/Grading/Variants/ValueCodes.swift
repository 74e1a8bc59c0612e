/// Encodes the values of a database as small numbers, so that many versions of its data can be made and compared quickly.
struct ValueCodes: Sendable, Codable {
    /// The code for NULL.
    static let null = -1

    private var texts: [String] = []
    private var measures: [Double?] = []
    private var codes: [String: Int] = [:]

    /// The code for a value; equal texts have equal codes.
    mutating func code(_ text: String?) -> Int {
        guard let text else { return Self.null }
        if let known = codes[text] { return known }
        let code = texts.count
        codes[text] = code
        texts.append(text)
        measures.append(Self.measure(text))
        return code
    }

    /// The value as the server prints it; `nil` is NULL.
    func text(_ code: Int) -> String? { code == Self.null ? nil : texts[code] }

    /// The numeric value of a number, or of a date or time as microseconds since 1970; `nil` for anything else.
    func measure(_ code: Int) -> Double? { code == Self.null ? nil : measures[code] }

    /// The same for a text without a code.
    static func measure(_ text: String) -> Double? {
        if let number = Double(text) { return number.isFinite ? number : nil }
        guard let moment = CanonicalMoment(text.utf8)?.instant else { return nil }
        return Double(moment.day) * 86_400_000_000 + Double(moment.microsecond)
    }
}
