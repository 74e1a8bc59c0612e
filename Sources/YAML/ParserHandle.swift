import CYAML

/// A `yaml_parser_t` on the heap, because libyaml keeps its address. <https://pyyaml.org/wiki/LibYAML>
struct ParserHandle: ~Copyable {
    private let pointer: UnsafeMutablePointer<yaml_parser_t>

    /// Reads from `bytes`, which must stay valid for the lifetime of the handle.
    init(reading bytes: UnsafeBufferPointer<UInt8>) throws(YAMLError) {
        let pointer = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        guard yaml_parser_initialize(pointer) == 1 else {
            pointer.deallocate()
            throw YAMLError(message: "out of memory", line: 1, column: 1)
        }
        yaml_parser_set_encoding(pointer, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(pointer, bytes.baseAddress, bytes.count)
        self.pointer = pointer
    }

    deinit {
        yaml_parser_delete(pointer)
        pointer.deallocate()
    }

    /// The next event in the text.
    func next() throws(YAMLError) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(pointer, &event) == 1 else { throw failure() }
        defer { yaml_event_delete(&event) }
        return Event(event)
    }

    private func failure() -> YAMLError {
        let parser = pointer.pointee
        let problem = parser.problem.map { String(cString: $0) } ?? "this can't be read"
        if parser.error == YAML_READER_ERROR {
            // libyaml's reader counts bytes, so this uses the parser's position, which is in characters.
            return YAMLError(message: problem, line: parser.mark.line + 1, column: parser.mark.column + 1)
        }
        let message = parser.context.map { "\(String(cString: $0)): \(problem)" } ?? problem
        return YAMLError(message: message, line: parser.problem_mark.line + 1, column: parser.problem_mark.column + 1)
    }
}

@available(*, unavailable) extension ParserHandle: Sendable {}

/// One libyaml event, with its text copied.
struct Event {
    enum Kind {
        case alias(String)
        case scalar(String, isQuoted: Bool)
        case sequenceStart, sequenceEnd, mappingStart, mappingEnd
        case documentStart, documentEnd
        case streamStart, streamEnd
    }

    var kind: Kind
    var anchor: String?
    /// Whether the node has a tag such as `!!int`.
    var isTagged = false
    var line: Int
    var column: Int

    init(_ event: yaml_event_t) {
        line = event.start_mark.line + 1
        column = event.start_mark.column + 1
        switch event.type {
        case YAML_ALIAS_EVENT:
            kind = .alias(text(event.data.alias.anchor))
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
            kind = .scalar(String(decoding: bytes, as: UTF8.self), isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE)
            anchor = optionalText(scalar.anchor)
            isTagged = scalar.tag != nil
        case YAML_SEQUENCE_START_EVENT:
            kind = .sequenceStart
            anchor = optionalText(event.data.sequence_start.anchor)
            isTagged = event.data.sequence_start.tag != nil
        case YAML_MAPPING_START_EVENT:
            kind = .mappingStart
            anchor = optionalText(event.data.mapping_start.anchor)
            isTagged = event.data.mapping_start.tag != nil
        case YAML_SEQUENCE_END_EVENT: kind = .sequenceEnd
        case YAML_MAPPING_END_EVENT: kind = .mappingEnd
        case YAML_DOCUMENT_START_EVENT: kind = .documentStart
        case YAML_DOCUMENT_END_EVENT: kind = .documentEnd
        case YAML_STREAM_START_EVENT: kind = .streamStart
        default: kind = .streamEnd
        }
    }
}

private func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String { bytes.map { String(cString: $0) } ?? "" }

private func optionalText(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? { bytes.map { String(cString: $0) } }
