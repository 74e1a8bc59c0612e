/// What a hostile text may cost at most.
package struct Limits: Sendable {
    /// How deep sequences and mappings may stand in each other.
    package var depth = 40
    /// How many nodes there may be, those that aliases repeat counted each time.
    package var nodes = 200_000

    /// The usual limits.
    package init() {}
}

/// The one document in `text`; `nil` where there is none.
///
/// `firstLine` is the number of the text's first line in its file. Duplicate keys, keys that are no text, tags and further documents are
/// errors.
package func parse(_ text: String, firstLine: Int = 1, limits: Limits = Limits()) throws(YAMLError) -> Node? {
    var text = text
    let result: Result<Node?, YAMLError> = text.withUTF8 { bytes in
        // An empty buffer may have no address, which libyaml asserts on.
        if bytes.isEmpty { return .success(nil) }
        do throws(YAMLError) {
            var composer = Composer(limits: limits)
            return .success(try composer.document(from: ParserHandle(reading: bytes), firstLine: firstLine))
        } catch {
            return .failure(YAMLError(message: error.message, line: error.line + firstLine - 1, column: error.column))
        }
    }
    return try result.get()
}
