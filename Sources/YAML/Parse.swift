/// The one document in `text`; `nil` if there is none.
///
/// `firstLine` is the text's first line number in its file. Duplicate keys, non-text keys, tags, and additional documents are errors.
package func parse(_ text: String, firstLine: Int = 1) throws(YAMLError) -> Node? {
    var text = text
    let result: Result<Node?, YAMLError> = text.withUTF8 { bytes in
        // An empty buffer may have a null address, for which libyaml's assertion fails.
        if bytes.isEmpty { return .success(nil) }
        do throws(YAMLError) {
            var composer = Composer()
            return .success(try composer.document(from: ParserHandle(reading: bytes), firstLine: firstLine))
        } catch {
            return .failure(YAMLError(message: error.message, line: error.line + firstLine - 1, column: error.column))
        }
    }
    return try result.get()
}
