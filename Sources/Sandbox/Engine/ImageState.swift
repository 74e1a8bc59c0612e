import Primitives

/// An image that a lesson names, and whether the engine has it.
package struct ImageState: Sendable, Equatable {
    /// As the lesson writes it, such as `nginx:alpine`.
    package var name: String
    /// What the engine has under that name; `nil` where it has nothing.
    package var image: Found?

    /// What the engine says of an image.
    package struct Found: Sendable, Equatable {
        package var id: String
        package var bytes: Int
        /// Made of Debian packages by the project's own tests, to do without a registry.
        package var isStandIn: Bool
        /// As the engine's own: `amd64`, `arm64`.
        package var architecture: String
    }

    package var isPresent: Bool { image != nil }
    package var isStandIn: Bool { image?.isStandIn ?? false }

    /// Whether a word can be an image's name. One that begins with a dash would be an option, and so be more than a name.
    package static func isName(_ word: String) -> Bool {
        guard let first = word.utf8.first, first.isLetterOrDigit, word.utf8.count <= 300 else { return false }
        return word.utf8.allSatisfy { $0.isLetterOrDigit || "._-/:@".utf8.contains($0) }
    }
}

extension UInt8 {
    fileprivate var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        default: false
        }
    }
}

extension Engine {
    /// What the engine has of these images, in their order.
    package func images(named names: [String]) async throws(EngineError) -> [ImageState] {
        if names.isEmpty { return [] }
        let arguments = ["image", "inspect", "--"] + names
        let finished = try await attempt(arguments)
        // Those that are missing are named among the errors, and the others printed all the same.
        if !finished.isSuccess {
            let refusal = EngineError(
                refusal: FinishedCommand(status: finished.status, output: [], errors: finished.errors), arguments)
            guard case .refused(_, _, let message) = refusal else { throw refusal }
            let lines = message.split(separator: "\n").map { $0.lowercased() }
            let isMissing = { (line: String) in line.contains("no such image") || line.contains("image not known") }
            guard lines.contains(where: isMissing), lines.allSatisfy({ isMissing($0) || $0.hasPrefix("warning") }) else { throw refusal }
        }
        let found = try Engine.read(finished.text, arguments).items
        return names.map { name in ImageState(name: name, image: found.first { $0.isCalled(name) }.map(ImageState.Found.init)) }
    }
}

extension ImageState.Found {
    fileprivate init(_ inspected: JSONValue) {
        id = inspected["Id"].text ?? ""
        bytes = inspected["Size"].int ?? 0
        architecture = inspected["Architecture"].text ?? ""
        isStandIn = (inspected["Config"]["Labels"]["io.calf.stand-in"].text ?? inspected["Labels"]["io.calf.stand-in"].text) == "1"
    }
}

extension JSONValue {
    /// Whether an inspected image has the name, which lessons write short.
    fileprivate func isCalled(_ name: String) -> Bool {
        (self["RepoTags"].texts + self["RepoDigests"].texts).contains { JSONValue.short($0) == JSONValue.short(name) }
    }

    private static func short(_ name: String) -> String {
        var rest = name[...]
        // Podman writes them whole.
        for prefix in ["docker.io/", "localhost/", "library/"] where rest.hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        let last = rest.split(separator: "/").last ?? ""
        return last.contains(":") || last.contains("@") ? String(rest) : rest + ":latest"
    }
}
