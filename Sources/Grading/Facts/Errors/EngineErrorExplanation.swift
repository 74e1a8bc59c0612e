/// What an error of docker means, in plain words: for whoever meets it in a lesson's shell, and for feedback.
///
/// `kind` holds the facts; `EngineErrorExplanation+ErrorText.swift` makes the words.
package struct EngineErrorExplanation: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        // Names and what they stand for.
        case portTaken(port: String?)
        case addressInUse(port: String?)
        case nameTaken(String)
        case noSuchContainer(String)
        case noSuchImage(String)
        case noSuchNetwork(String)
        case noSuchVolume(String)
        case networkExists(String)
        // What stands in the way of stopping and removing.
        case containerStopped
        case containerRuns
        case imageInUse
        case networkInUse(String?)
        case volumeInUse(String?)
        // Images from elsewhere.
        case pullDenied(String?)
        case manifestUnknown(String?)
        case noRegistry(host: String?)
        case tooManyPulls
        case wrongPlatform
        case badReference(needsLowercase: Bool)
        // Programs in containers.
        case programMissing(String?)
        case programNotExecutable(String?)
        case programOfOtherKind(String?)
        case interpreterMissing(String?)
        case outOfMemory
        // Building.
        case copyMissing(String?)
        case unknownInstruction(String?, line: Int?)
        case dockerfileError(line: Int?)
        case noFrom
        case emptyDockerfile
        case dockerfileMissing
        case contextMissing(String?)
        case stepFailed(code: Int?)
        // Compose.
        case composeFileMissing
        case composeSyntax(line: Int?)
        case composeKey(String?)
        case composeUndefined(String)
        /// A value of another kind than the key takes: where, and what it must be.
        case composeShape(key: String, needed: String)
        case composeImageOrBuild(String?)
        // How docker was called.
        case unknownCommand(String)
        case unknownOption(String)
        case badPort(String?)
        case badVolumeName(String?)
        case noTerminal
        case argumentMissing
        // The engine itself.
        case socketRefused
        case noDaemon
        case noSpace
        case buildxMissing
    }

    package var kind: Kind

    /// What it means and what to look at.
    package var words: String { kind.words }

    /// Reads what docker said; `nil` where none of it is known. Of several errors, the one that explains most.
    package init?(of text: String) {
        // A flood says what went wrong at its end.
        let tail = text.utf8.count > Self.mostBytes ? String(decoding: text.utf8.suffix(Self.mostBytes), as: UTF8.self) : text
        guard let kind = EngineErrorReader(tail).kind else { return nil }
        self.kind = kind
    }

    private static let mostBytes = 32_768
}
