/// Limits that protect against hostile texts.
package struct Limits: Sendable {
    /// The maximum nesting of sequences and mappings.
    package var depth = 40
    /// The maximum number of nodes; nodes repeated by aliases count each time.
    package var nodes = 200_000

    /// The default limits.
    package init() {}
}

/// The one document in `text`; `nil` if there is none.
///
/// `firstLine` is the text's first line number in its file. Duplicate keys, non-text keys, tags, and additional documents are errors.
package func parse(_ text: String, firstLine: Int = 1, limits: Limits = Limits()) throws(YAMLError) -> Node? {
    var text = text
    let result: Result<Node?, YAMLError> = text.withUTF8 { bytes in
        // An empty buffer may have a null address, for which libyaml's assertion fails.
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
