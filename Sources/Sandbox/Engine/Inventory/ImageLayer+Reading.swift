import DockerCLI
import EngineValues
import Primitives

extension ImageLayer {
    /// The layers from `docker history`, oldest first, without steps that only add calf's own labels.
    static func list(_ lines: [JSONValue]) -> [ImageLayer] {
        lines.reversed().compactMap { line in
            let words = plain(line["CreatedBy"].text ?? "")
            let shown = withoutOwnLabels(words)
            if shown.isEmpty, !words.isEmpty { return nil }
            return ImageLayer(createdBy: step(shown, comment: line["Comment"].text ?? ""), size: line["Size"].text ?? "")
        }
    }

    /// The instruction, or what created the layer without one.
    static func step(_ instruction: String, comment: String) -> String {
        instruction.isEmpty && comment.hasPrefix("Imported") ? "an imported file system" : instruction
    }

    /// Converts the classic builder's or BuildKit's notation to a Dockerfile instruction.
    static func plain(_ createdBy: String) -> String {
        var text = createdBy
        // BuildKit appends this to its steps.
        if let end = text.range(ofSuffix: "# buildkit") { text = String(text[..<end]) }
        // The classic builder puts this before steps that run nothing.
        for prefix in ["/bin/sh -c #(nop) ", "/bin/sh -c #(nop)"] where text.hasPrefix(prefix) {
            return String(text.dropFirst(prefix.count)).trimmingBlanks
        }
        if text.hasPrefix("RUN ") { text = String(text.dropFirst(4)) } else if isInstruction(text) { return text.trimmingBlanks }
        // The number of build arguments, followed by the arguments.
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

    /// Removes calf's labels from a LABEL instruction. It may have other labels, too.
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

    /// The index where the suffix starts, ignoring trailing whitespace.
    fileprivate func range(ofSuffix suffix: String) -> String.Index? {
        let trimmed = self.trimmingBlanks
        guard trimmed.hasSuffix(suffix) else { return nil }
        return index(startIndex, offsetBy: (count - drop(while: \.isWhitespace).count) + trimmed.count - suffix.count)
    }
}
