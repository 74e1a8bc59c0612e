import DockerCLI
package import EngineValues
import Primitives

/// An image that a lesson uses, and whether the engine has it.
package struct ImageState: Sendable, Equatable {
    /// The name as written in the lesson, such as `nginx:alpine`.
    package var name: String
    /// The engine's image of that name, or `nil` if there is none.
    package var image: Found?

    /// The engine's information about an image.
    package struct Found: Sendable, Equatable {
        package var id: String
        package var bytes: Int
        /// Whether the project's tests built it from Debian packages, to avoid using a registry.
        package var isStandIn: Bool
        /// In the engine's terms: `amd64`, `arm64`.
        package var architecture: String
    }

    package var isPresent: Bool { image != nil }
    package var isStandIn: Bool { image?.isStandIn ?? false }

    /// Whether a word can be an image name. A word that starts with a dash would be an option.
    package static func isName(_ word: String) -> Bool {
        func isLetterOrDigit(_ character: Character) -> Bool { character.isASCII && (character.isLetter || character.isNumber) }
        guard let first = word.first, isLetterOrDigit(first), word.utf8.count <= 300 else { return false }
        return word.allSatisfy { isLetterOrDigit($0) || "._-/:@".contains($0) }
    }
}

extension Engine {
    /// Looks up these images, keeping their order.
    package func images(named names: [String]) async throws(EngineError) -> [ImageState] {
        if names.isEmpty { return [] }
        let arguments = ["image", "inspect", "--"] + names
        let finished = try await attempt(arguments)
        // Missing images are reported as errors, but the others are printed anyway.
        if !finished.isSuccess {
            let refusal = EngineError(
                refusal: FinishedCommand(status: finished.status, output: [], errors: finished.errors), arguments)
            guard case .refused(_, _, let message) = refusal else { throw refusal }
            let lines = message.split(separator: "\n").map { $0.lowercased() }
            let isMissing = { (line: String) in line.contains("no such image") }
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
        isStandIn = inspected["Config"]["Labels"]["io.calf.stand-in"].text == "1"
    }
}

extension JSONValue {
    /// Whether an inspected image has the name.
    fileprivate func isCalled(_ name: String) -> Bool {
        (self["RepoTags"].texts + self["RepoDigests"].texts).contains { ImageName.full($0) == ImageName.full(name) }
    }
}
