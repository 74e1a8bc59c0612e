/// What a LIKE pattern requires of a text.
struct TextPattern: Sendable, Hashable, Codable {
    /// The longest text between its wildcards.
    let text: String
    /// At which end of a text it has to be.
    private let isFirst: Bool
    private let isLast: Bool

    /// `nil` if there are only wildcards.
    init?(_ pattern: String) {
        let pieces = pattern.split(omittingEmptySubsequences: false) { $0 == "%" || $0 == "_" }
        guard let longest = pieces.indices.max(by: { pieces[$0].count < pieces[$1].count }), !pieces[longest].isEmpty else { return nil }
        text = String(pieces[longest])
        (isFirst, isLast) = (longest == 0, longest == pieces.count - 1)
    }

    /// The way to insert the text so that it isn't at the end of a value where the pattern requires it; `nil` if it may be anywhere, or has to
    /// be the whole value.
    var misplacing: Int? {
        switch (isFirst, isLast) {
        case (false, true): BoundaryValue.before
        case (true, false): BoundaryValue.after
        default: nil
        }
    }
}
