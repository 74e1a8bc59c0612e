package import EngineValues
import Primitives

/// A layer of an image, or a build step that only changed its metadata.
package struct ImageLayer: Sendable, Equatable {
    /// The Dockerfile instruction that created it, as far as the builder recorded it; empty for an imported file system.
    var createdBy: String
    /// The line in the lesson's Dockerfile, or `nil` for layers of the base image.
    package var line: Int?

    /// - Parameter record: what `docker history` shows as its creation.
    init(record: String) { createdBy = Self.plain(record) }

    /// Converts the classic builder's or BuildKit's notation to a Dockerfile instruction.
    static func plain(_ createdBy: String) -> String {
        var text = createdBy
        // BuildKit appends this to its steps.
        if let end = text.range(ofSuffix: "# buildkit") { text = String(text[..<end]) }
        // The classic builder puts this before steps that run nothing.
        for prefix in ["/bin/sh -c #(nop) ", "/bin/sh -c #(nop)"] where text.hasPrefix(prefix) {
            return String(text.dropFirst(prefix.count)).trimmed
        }
        if text.hasPrefix("RUN ") { text = String(text.dropFirst(4)) } else if isInstruction(text) { return text.trimmed }
        // The number of build arguments, followed by the arguments.
        if text.hasPrefix("|"), let shell = text.firstRange(of: "/bin/sh -c ") { text = String(text[shell.lowerBound...]) }
        if text.hasPrefix("/bin/sh -c ") { text = String(text.dropFirst(11)) }
        text = text.trimmed
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
}

extension Engine {
    /// An image's layers, oldest first.
    package func layers(of image: String) async throws(EngineError) -> [ImageLayer] {
        let records = try await jsonLines(["history", "--no-trunc", "--format", "{{json .CreatedBy}}", image])
        return records.reversed().map { ImageLayer(record: $0.text ?? "") }
    }
}

extension String {
    /// The index where the suffix starts, ignoring trailing whitespace.
    fileprivate func range(ofSuffix suffix: String) -> String.Index? {
        let trimmed = self.trimmed
        guard trimmed.hasSuffix(suffix) else { return nil }
        return index(startIndex, offsetBy: (count - drop(while: \.isWhitespace).count) + trimmed.count - suffix.count)
    }
}
