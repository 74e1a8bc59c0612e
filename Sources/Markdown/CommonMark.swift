import CCmark
import Synchronization

/// Parses text into blocks with cmark-gfm. <https://github.github.com/gfm/>
enum CommonMark {
    /// Serializes parsing, because cmark-gfm's extensions write to global tables.
    private static let turn = Mutex(())

    /// Registers the tables, strikethrough, and autolink extensions once.
    private static let extensions: [String] = {
        cmark_gfm_core_extensions_ensure_registered()
        return ["table", "strikethrough", "autolink"]
    }()

    static func blocks(of text: String) -> [Block] {
        var text = text
        return turn.withLock { _ in
            text.withUTF8 { bytes in
                // cmark allocates in its arena, which is freed as a whole.
                defer { cmark_arena_reset() }
                let parser = ParserHandle()
                for name in extensions { parser.attach(name) }
                guard let root = parser.parse(bytes) else { return [] }
                // Otherwise "can't" is split into three text nodes.
                cmark_consolidate_text_nodes(root)
                return NodeReader(lines: SourceLines(bytes)).document(root)
            }
        }
    }
}

/// A `cmark_parser *`.
private struct ParserHandle: ~Copyable {
    private let pointer: OpaquePointer?

    init() { pointer = cmark_parser_new_with_mem(CMARK_OPT_FOOTNOTES, cmark_get_arena_mem_allocator()) }
    deinit { cmark_parser_free(pointer) }

    func attach(_ name: String) {
        guard let found = cmark_find_syntax_extension(name) else { return }
        cmark_parser_attach_syntax_extension(pointer, found)
    }

    func parse(_ bytes: UnsafeBufferPointer<UInt8>) -> OpaquePointer? {
        bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(pointer, $0.baseAddress, $0.count) }
        return cmark_parser_finish(pointer)
    }
}
