/// Finds in what docker says the pieces that have stayed the same from version to version.
struct EngineErrorReader {
    private let text: String
    private let lowercased: String

    init(_ text: String) {
        self.text = text
        lowercased = text.lowercased()
    }

    /// The first rule that fits; those about the engine itself and about causes come before those about consequences.
    var kind: EngineErrorExplanation.Kind? {
        engine ?? building ?? compose ?? program ?? image ?? taken ?? missing ?? inTheWay ?? call
    }

    private var engine: EngineErrorExplanation.Kind? {
        if has("permission denied"), has("docker daemon socket") || has("docker api at") || has("dial unix") { return .socketRefused }
        if has("cannot connect to the docker daemon") || has("is the docker daemon running") || has("failed to connect to the docker api") {
            return .noDaemon
        }
        if has("no space left on device") { return .noSpace }
        if has("buildx component is missing") { return .buildxMissing }
        return nil
    }

    private var building: EngineErrorExplanation.Kind? {
        if has("unknown instruction:") {
            return .unknownInstruction(
                word(after: "unknown instruction: "), line: number(after: "parse error line ") ?? number(after: "parse error on line "))
        }
        if has("dockerfile parse error") {
            return .dockerfileError(line: number(after: "parse error line ") ?? number(after: "parse error on line "))
        }
        if has("no build stage in current context") { return .noFrom }
        if has("cannot be empty"), has("dockerfile") { return .emptyDockerfile }
        if has("evaluate symlinks in dockerfile path") || has("failed to read dockerfile") { return .dockerfileMissing }
        if has("unable to prepare context: path") { return .contextMissing(quoted(after: "path ")) }
        if has("file not found in build context") || has("copy failed") || has("add failed") {
            return .copyMissing(word(after: "stat ", until: ":"))
        }
        if has("failed to compute cache key") || has("failed to calculate checksum") {
            return .copyMissing(quotedBefore("\": not found") ?? quotedBefore("\" not found"))
        }
        if has("returned a non-zero code:") { return .stepFailed(code: number(after: "returned a non-zero code: ")) }
        if has("did not complete successfully: exit code:") || has("executor failed running") {
            return .stepFailed(code: number(after: "exit code: "))
        }
        return nil
    }

    private var compose: EngineErrorExplanation.Kind? {
        if has("no configuration file provided") { return .composeFileMissing }
        if has("refers to undefined"), let what = line(with: "refers to undefined") {
            return .composeUndefined(EngineErrorReader(what).word(after: "refers to undefined ", until: ":") ?? "name")
        }
        if has("has neither an image nor a build context") { return .composeImageOrBuild(quoted(after: "service ")) }
        if has("depends on undefined service") { return .composeUndefined("service \(quoted(after: "undefined service ") ?? "")") }
        if has("additional propert"), has("not allowed") {
            return .composeKey(word(after: "additional property ") ?? quotedWith("'", after: "additional propert"))
        }
        if has("validating "), has(" must be ") { return shape }
        if has("yaml:") { return .composeSyntax(line: number(after: "yaml: line ")) }
        return nil
    }

    /// `validating /…/compose.yaml: services.web.ports must be a list`
    private var shape: EngineErrorExplanation.Kind? {
        guard let line = line(with: " must be "), let range = line.firstRange(of: " must be ") else { return nil }
        let path = line[..<range.lowerBound].split(separator: " ").last ?? ""
        return .composeShape(key: String(path.split(separator: ".").last ?? path), needed: String(line[range.upperBound...].prefix(40)))
    }

    private var program: EngineErrorExplanation.Kind? {
        if has("executable file not found in") { return .programMissing(quoted(after: "exec: ")) }
        if has("exec format error") { return .programOfOtherKind(word(after: "exec ", until: ":")) }
        if has("unable to start container process") || has("runc create failed") {
            if has("permission denied") { return .programNotExecutable(quoted(after: "exec: ")) }
            if has("no such file or directory") { return .programMissing(quoted(after: "exec: ") ?? quoted(after: "stat ")) }
        }
        if let line = line(with: "exec /"), line.hasSuffix("no such file or directory") {
            return .interpreterMissing(EngineErrorReader(line).word(after: "exec ", until: ":"))
        }
        if has("oomkilled") || has("out of memory") || has("cannot allocate memory") { return .outOfMemory }
        return nil
    }

    private var image: EngineErrorExplanation.Kind? {
        if has("toomanyrequests") { return .tooManyPulls }
        if has("pull access denied") { return .pullDenied(word(after: "pull access denied for ", until: ",")) }
        if has("manifest unknown") || has("manifest for") && has("not found") {
            return .manifestUnknown(word(after: "manifest for "))
        }
        if has("no matching manifest") || has("does not match the detected host platform") { return .wrongPlatform }
        if has("invalid reference format") { return .badReference(needsLowercase: has("lowercase")) }
        let unreachable = [
            "no such host", "network is unreachable", "i/o timeout", "connection refused", "temporary failure in name resolution",
        ]
        if has("/v2/") || has("registry"), unreachable.contains(where: has) { return .noRegistry(host: word(after: "://", until: "/")) }
        return nil
    }

    private var taken: EngineErrorExplanation.Kind? {
        if has("port is already allocated") { return .portTaken(port: port(in: "bind for ")) }
        if has("address already in use") {
            return .addressInUse(port: port(in: "listen tcp4 ") ?? port(in: "listen tcp ") ?? port(in: "bind host port for "))
        }
        if has("is already in use by container") { return .nameTaken(named(quoted(after: "the container name "))) }
        if has("network with name") { return .networkExists(word(after: "network with name ") ?? "") }
        return nil
    }

    private var missing: EngineErrorExplanation.Kind? {
        if has("no such container") { return .noSuchContainer(word(after: "no such container: ") ?? "") }
        if has("no such image") { return .noSuchImage(word(after: "no such image: ") ?? "") }
        if has("unable to find image") { return .noSuchImage(quotedWith("'", after: "unable to find image ") ?? "") }
        if has("no such network: ") { return .noSuchNetwork(word(after: "no such network: ") ?? "") }
        if let line = line(with: "network "), line.lowercased().hasSuffix(" not found") || line.lowercased().hasSuffix(" not found.") {
            return .noSuchNetwork(EngineErrorReader(line).word(after: "network ") ?? "")
        }
        if has("no such volume") {
            return .noSuchVolume(word(after: "no such volume: ") ?? word(after: "get ", until: ":") ?? "")
        }
        return nil
    }

    private var inTheWay: EngineErrorExplanation.Kind? {
        if has("has active endpoints") { return .networkInUse(word(after: "removing network: network ")) }
        if has("volume is in use") { return .volumeInUse(word(after: "remove ", until: ":")) }
        if has("you cannot remove a running container") || has("cannot remove container") && has("container is running") {
            return .containerRuns
        }
        if has("is using its referenced image") || has("image is being used by") || has("image is referenced in") { return .imageInUse }
        if line(with: "container ")?.contains("is not running") == true { return .containerStopped }
        return nil
    }

    private var call: EngineErrorExplanation.Kind? {
        if has("requires exactly 1 argument") || has("requires 1 argument") || has("requires at least 1 argument") {
            return .argumentMissing
        }
        if has("input device is not a tty") { return .noTerminal }
        if has("unknown command: docker ") { return .unknownCommand(word(after: "unknown command: docker ") ?? "") }
        if has("is not a docker command") { return .unknownCommand(quotedWith("'", after: "docker: ") ?? "") }
        if has("unknown flag: ") { return .unknownOption(word(after: "unknown flag: ") ?? "") }
        if has("unknown shorthand flag: ") {
            return .unknownOption(quotedWith("'", after: "unknown shorthand flag: ").map { "-\($0)" } ?? "")
        }
        if has("invalid hostport") { return .badPort(word(after: "invalid hostport: ")) }
        if has("invalid containerport") { return .badPort(word(after: "invalid containerport: ")) }
        if has("invalid characters for a local volume name") {
            return .badVolumeName(quoted(after: "create ") ?? word(after: "create ", until: ":"))
        }
        return nil
    }
}

// MARK: - Looking for pieces

extension EngineErrorReader {
    /// `piece` is in lower case.
    private func has(_ piece: String) -> Bool { lowercased.contains(piece) }

    private func rest(after piece: String) -> Substring? {
        // Case is folded without changing the number of characters for what docker writes; whatever else, nothing is found.
        guard lowercased.count == text.count, let range = lowercased.range(ofPiece: piece) else { return nil }
        return text.dropFirst(lowercased.distance(from: lowercased.startIndex, to: range.upperBound))
    }

    /// Up to a blank, or to `end`; without punctuation and quotes around it.
    private func word(after piece: String, until end: Character? = nil) -> String? {
        guard let rest = rest(after: piece) else { return nil }
        let word = rest.prefix { end == nil ? !$0.isWhitespace : $0 != end && !$0.isNewline }
        return shown(word.trimming { ".,:;\"'`".contains($0) || $0.isWhitespace })
    }

    private func quoted(after piece: String) -> String? { quotedWith("\"", after: piece) }

    private func quotedWith(_ quote: Character, after piece: String) -> String? {
        guard let rest = rest(after: piece), let open = rest.firstIndex(of: quote) else { return nil }
        return shown(rest[rest.index(after: open)...].prefix { $0 != quote && !$0.isNewline })
    }

    /// What stands in quotes directly before `end`, which begins with the closing quote.
    private func quotedBefore(_ end: String) -> String? {
        guard let range = lowercased.range(ofPiece: end), lowercased.count == text.count else { return nil }
        let before = text.prefix(lowercased.distance(from: lowercased.startIndex, to: range.lowerBound))
        guard let open = before.lastIndex(of: "\"") else { return nil }
        return shown(before[before.index(after: open)...].drop { $0 == "/" })
    }

    private func number(after piece: String) -> Int? { rest(after: piece).flatMap { Int($0.prefix(9).prefix(while: \.isWholeNumber)) } }

    private func line(with piece: String) -> String? {
        text.split(whereSeparator: \.isNewline).last { $0.lowercased().contains(piece) }.map(String.init)
    }

    /// The number after the last colon of an address.
    private func port(in piece: String) -> String? {
        guard let address = rest(after: piece)?.prefix(while: { !$0.isWhitespace }) else { return nil }
        let port = address.trimming { $0 == ":" }.split(separator: ":").last.map(String.init)
        return port.flatMap { $0.allSatisfy(\.isWholeNumber) ? $0 : nil }
    }

    private func named(_ name: String?) -> String { String((name ?? "").drop { $0 == "/" }) }

    /// Short enough for a sentence.
    private func shown(_ text: some StringProtocol) -> String? { text.isEmpty ? nil : String(text.prefix(80)) }
}

extension String {
    /// Where a piece stands first.
    fileprivate func range(ofPiece piece: String) -> Range<String.Index>? { firstRange(of: piece) }
}

extension StringProtocol where SubSequence == Substring {
    fileprivate func trimming(_ isOuter: (Character) -> Bool) -> Substring {
        var rest = self[...]
        while let first = rest.first, isOuter(first) { rest.removeFirst() }
        while let last = rest.last, isOuter(last) { rest.removeLast() }
        return rest
    }
}
