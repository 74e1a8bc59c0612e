/// Colors a Dockerfile: instructions, and their arguments as shell commands.
enum DockerfileSyntax {
    static func spans(_ bytes: UnsafeBufferPointer<UInt8>) -> [SyntaxSpan] {
        var scan = ByteScan(bytes)
        while !scan.isAtEnd { line(&scan) }
        return scan.spans
    }

    private static func line(_ scan: inout ByteScan) {
        scan.skip(while: ByteScan.isBlank)
        let start = scan.offset
        if scan.byte == Byte.hash {
            scan.skipLine()
            scan.mark(from: start, .comment)
        } else {
            scan.skip(while: ByteScan.isLetter)
            scan.mark(from: start, .keyword)
            let word = scan.offset - start <= 12 ? scan.text(from: start).uppercased() : ""
            let end = end(of: scan)
            if word == "FROM" {
                image(&scan, until: end)
            } else {
                scan.skip(while: ByteScan.isBlank)
                let isCommand = ["RUN", "CMD", "ENTRYPOINT"].contains(word) && scan.byte != UInt8(ascii: "[") && scan.byte != Byte.dash
                ShellSyntax.run(&scan, until: end, isCommand: isCommand)
            }
        }
        if scan.byte == Byte.lineFeed { scan.offset += 1 }
    }

    /// The end of the instruction, which continues after a backslash at the end of a line.
    private static func end(of scan: ByteScan) -> Int {
        var scan = scan
        while true {
            scan.skipLine()
            if scan.isAtEnd || scan.peek(-1) != Byte.backslash { return scan.offset }
            scan.offset += 1
        }
    }

    /// `image:tag AS stage`, which can continue on the next line.
    private static func image(_ scan: inout ByteScan, until end: Int) {
        while scan.offset < end {
            let start = scan.offset
            scan.skip { !ByteScan.isBlank($0) && $0 != Byte.lineFeed }
            let word = scan.text(from: start)
            scan.mark(from: start, word.lowercased() == "as" ? .keyword : word.hasPrefix("-") ? .name : .string)
            if scan.offset < end { scan.offset += 1 }
        }
    }
}
