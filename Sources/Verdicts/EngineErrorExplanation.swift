/// What an error message from docker means, in plain words.
///
/// `EngineErrorTable.swift` lists the errors: docker's wording of each, and the explanation.
package struct EngineErrorExplanation: Sendable, Equatable {
    /// Which error it is.
    package enum Kind: Sendable, Equatable {
        case socketRefused, noDaemon, noSpace, buildxMissing, composeMissing
        case unknownInstruction, dockerfileError, noFrom, emptyDockerfile, dockerfileMissing, contextMissing
        case stageMissing, stageFileMissing, copyMissing, stepFailed
        case composeFileMissing, composeUndefined, composeImageOrBuild, composeKey, composeShape, composeSyntax
        case optionAsProgram, programMissing, programOfOtherKind, programNotExecutable, interpreterMissing, userMissing
        case wrongPassword, databaseUserMissing
        case outOfMemory
        case tooManyPulls, pullDenied, manifestUnknown, wrongPlatform, badReference, noRegistry
        case portTaken, addressInUse, nameTaken, networkExists
        case noSuchContainer, noSuchImage, noSuchNetwork, noSuchVolume
        case networkInUse, volumeInUse, containerRuns, imageInUse, containerStopped
        case argumentMissing, noTerminal, unknownCommand, pluginMissing, unknownOption, badPort, badRestartPolicy, badVolumeName
        case memoryTooSmall, badNamespace
    }

    /// A row of the table. The first matching row explains the text, so causes come before their consequences.
    struct Row: Sendable {
        var kind: Kind
        var patterns: [ErrorPattern]
        var phrase: Phrase

        init(_ kind: Kind, _ patterns: ErrorPattern..., says phrase: Phrase) {
            (self.kind, self.patterns, self.phrase) = (kind, patterns, phrase)
        }
    }

    package var kind: Kind
    /// The names in the error message, keyed by the captures of its pattern.
    package var names: [String: String]
    /// What it means and where to look.
    package var words: String

    /// Reads docker's output; `nil` for an error that the table does not list.
    package init?(of text: String) {
        // In a long output, the error is at the end.
        let lines = String(decoding: text.utf8.suffix(Self.maxBytes), as: UTF8.self).split(whereSeparator: \.isNewline).map(
            ErrorPattern.Line.init)
        for row in Self.table {
            for pattern in row.patterns {
                guard let names = lines.lazy.compactMap({ pattern.captures(in: $0) }).first else { continue }
                (kind, self.names) = (row.kind, names)
                if kind == .noRegistry { self.names.merge(Self.neededImage(in: lines)) { first, _ in first } }
                words = row.phrase.filled(self.names)
                return
            }
        }
        return nil
    }

    /// The image that docker looked for. A forgotten image name makes it look for the word after it.
    private static func neededImage(in lines: [ErrorPattern.Line]) -> [String: String] {
        let pattern: ErrorPattern = "unable to find image '{image}' locally"
        return lines.lazy.compactMap { pattern.captures(in: $0) }.first ?? [:]
    }

    private static let maxBytes = 32_768
}
