import DockerCLI
import Primitives

/// A layer of an image, or a step that only changed what is written about it.
package struct ImageLayer: Sendable, Equatable {
    /// What made it, in the words of a Dockerfile as far as the builder kept them; empty for an imported file system.
    package var createdBy: String
    /// In docker's words, such as `8B`.
    package var size: String
    /// The line of the lesson's Dockerfile that it comes from; `nil` for what the image is built upon.
    package var line: Int?

    /// Puts the facts together.
    package init(createdBy: String, size: String, line: Int? = nil) {
        self.createdBy = createdBy
        self.size = size
        self.line = line
    }

    /// Whether it holds no files.
    package var isEmpty: Bool { size == "0B" }

    /// The layers that `docker history` lists, the first made first, without what calf's own labels add.
    static func list(_ lines: [JSONValue]) -> [ImageLayer] {
        lines.reversed().compactMap { line in
            let words = plain(line["CreatedBy"].text ?? "")
            let shown = withoutOwnLabels(words)
            if shown.isEmpty, !words.isEmpty { return nil }
            let comment = line["Comment"].text ?? ""
            let isImport = shown.isEmpty && comment.hasPrefix("Imported")
            return ImageLayer(createdBy: isImport ? "an imported file system" : shown, size: line["Size"].text ?? "")
        }
    }

    /// Either builder's words as a Dockerfile would say them.
    static func plain(_ createdBy: String) -> String {
        var text = createdBy
        // What the newer builder adds to its steps.
        if let end = text.range(ofSuffix: "# buildkit") { text = String(text[..<end]) }
        // What the classic builder writes before steps that run nothing.
        for prefix in ["/bin/sh -c #(nop) ", "/bin/sh -c #(nop)"] where text.hasPrefix(prefix) {
            return String(text.dropFirst(prefix.count)).trimmingBlanks
        }
        if text.hasPrefix("RUN ") { text = String(text.dropFirst(4)) } else if isInstruction(text) { return text.trimmingBlanks }
        // A count of build arguments, and those.
        if text.hasPrefix("|"), let shell = text.firstRange(of: "/bin/sh -c ") { text = String(text[shell.lowerBound...]) }
        if text.hasPrefix("/bin/sh -c ") { text = String(text.dropFirst(11)) }
        text = text.trimmingBlanks
        return text.isEmpty ? "" : "RUN " + text
    }

    private static func isInstruction(_ text: String) -> Bool {
        guard let word = text.split(separator: " ", maxSplits: 1).first else { return false }
        return [
            "ADD", "ARG", "CMD", "COPY", "ENTRYPOINT", "ENV", "EXPOSE", "HEALTHCHECK", "LABEL", "MAINTAINER", "ONBUILD", "SHELL",
            "STOPSIGNAL",
            "USER", "VOLUME", "WORKDIR",
        ].contains(String(word))
    }

    /// A LABEL step may hold labels of calf's beside the learner's, or nothing else.
    private static func withoutOwnLabels(_ text: String) -> String {
        guard text.hasPrefix("LABEL ") else { return text }
        let kept = text.dropFirst(6).split(separator: " ").filter { !$0.hasPrefix(CalfLabel.prefix) }
        return kept.isEmpty ? "" : "LABEL " + kept.joined(separator: " ")
    }
}

extension String {
    var trimmingBlanks: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }

    /// Where a text begins that ends this one, blanks after it apart.
    fileprivate func range(ofSuffix suffix: String) -> String.Index? {
        let trimmed = self.trimmingBlanks
        guard trimmed.hasSuffix(suffix) else { return nil }
        return index(startIndex, offsetBy: (count - drop(while: \.isWhitespace).count) + trimmed.count - suffix.count)
    }
}
