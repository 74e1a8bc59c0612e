/// A fenced block with its info string parsed.
struct FencedBlock {
    var role: BlockRole?
    var code: CodeBlock
    /// The location of its opening fence.
    var location: SourceLocation
    /// The message of an alternative or a mistake.
    var message = ""
    var prediction: Example.Prediction?
    var match: String?
    /// The SQLSTATE of an `error` block.
    var sqlstate: String?
    /// The error that a mistake declares.
    var raises: Exercise.RaisedError?

    /// Reports problems in the info string; `nil` if the block can't be used at all.
    init?(info raw: String, text: String, line: Int, source: SourceLines, report: inout Report) {
        let start = source.column(ofInfoOnLine: line)
        let path = report.path
        func location(_ offset: Int) -> SourceLocation { SourceLocation(path: path, line: line, column: start + offset) }

        let info: InfoString
        do throws(InfoString.Failure) { info = try InfoString(raw) } catch {
            report.error(.infoString, error.message, at: location(error.offset))
            return nil
        }
        let language = info.language.text
        guard language.isEmpty || BlockLanguage.all.contains(language) else {
            let nearest = Nearest.match(language, among: BlockLanguage.all)
            report.error(
                .unknownLanguage, "no kind of block uses the language '\(language)'", at: location(info.language.offset), nearest: nearest)
            return nil
        }
        self.location = location(0)
        code = CodeBlock(language: language, text: text, location: SourceLocation(path: path, line: line + 1))
        guard let word = info.role else {
            if let tail = info.attributes.first?.key ?? info.messages.first {
                report.error(.infoString, "a role is missing before this", at: location(tail.offset))
                return nil
            }
            return
        }
        guard let role = BlockRole(rawValue: word.text) else {
            let candidates = BlockRole.allCases.filter { $0.languages.contains(language) }.map(\.rawValue)
            let nearest = Nearest.match(word.text, among: candidates)
            report.error(.unknownRole, "a \(language) block has no role '\(word.text)'", at: location(word.offset), nearest: nearest)
            return nil
        }
        guard role.languages.contains(language) else {
            let message = "a '\(role.rawValue)' block is in \(oneOf(role.languages)), not in '\(language)'"
            report.error(.unknownRole, message, at: location(word.offset))
            return nil
        }
        self.role = role
        checkShape(of: info, role: role, at: location, report: &report)
        readAttributes(of: info, role: role, at: location, report: &report)
    }

    /// Reports everything that the role doesn't allow or that it requires and is missing.
    private mutating func checkShape(
        of info: InfoString, role: BlockRole, at location: (Int) -> SourceLocation, report: inout Report
    ) {
        for attribute in info.attributes where !role.keys.contains(attribute.key.text) {
            let nearest = Nearest.match(attribute.key.text, among: role.keys)
            let message = "a '\(role.rawValue)' block has no key '\(attribute.key.text)'"
            report.error(.unknownKey, message, at: location(attribute.key.offset), nearest: nearest)
        }
        for (index, word) in info.words.enumerated() {
            if role == .mistake, index == 0, word.text == "error" {
                raises = .nonzeroExit
                if info.language.text != "sh" {
                    let message =
                        info.language.text == "sql"
                        ? "an error in SQL needs its SQLSTATE, as in error=42803" : "only commands have an exit code"
                    report.error(.infoString, message, at: location(word.offset))
                }
            } else if role == .error, index == 0 {
                sqlstate = word.text
                if !isSQLState(word.text) {
                    report.error(.infoString, "'\(word.text)' is not an SQLSTATE: five digits or capitals", at: location(word.offset))
                }
            } else {
                report.error(.infoString, "'\(word.text)' has no meaning here", at: location(word.offset))
            }
        }
        guard role.takesMessage else {
            if let extra = info.messages.first {
                report.error(.infoString, "a '\(role.rawValue)' block takes no message", at: location(extra.offset))
            }
            return
        }
        message = info.messages.first?.text ?? ""
        if let extra = info.messages.dropFirst().first {
            report.error(.infoString, "a block has at most one message", at: location(extra.offset))
        } else if message.allSatisfy(\.isWhitespace) {
            let what = role == .mistake ? "what to say to the learner" : "what is different about it"
            report.error(.infoString, "a '\(role.rawValue)' block needs \"\(what)\"", at: location(info.messages.first?.offset ?? 0))
        }
    }

    private mutating func readAttributes(
        of info: InfoString, role: BlockRole, at location: (Int) -> SourceLocation, report: inout Report
    ) {
        if let path = info["path"] {
            code.path = path.text
            if !isInside(path.text) {
                report.error(.value, "a path must be relative and stay inside the workspace", at: location(path.offset))
            }
        } else if role.keys.contains("path"), BlockLanguage.ofFiles.contains(code.language) {
            report.error(.missingKey, "a \(code.language) '\(role.rawValue)' block needs 'path='", at: location(0))
        }
        if role == .mistake, let error = info["error"] {
            raises = .sqlstate(error.text)
            if code.language != "sql" {
                report.error(
                    .infoString, "only SQL has an SQLSTATE; write 'error' alone for a nonzero exit code", at: location(error.offset))
            } else if !isSQLState(error.text) {
                report.error(.infoString, "'\(error.text)' is not an SQLSTATE: five digits or capitals", at: location(error.offset))
            }
        }
        if role == .run {
            prediction = PredictionReader(info: info, language: code.language, start: location(0)).prediction(report: &report)
        }
        if let source = info["match"] {
            match = source.text
            do throws(OutputPattern.Failure) { _ = try OutputPattern(source.text) } catch {
                report.error(.match, "this is not a valid regular expression: \(error.message)", at: location(source.offset))
            }
        }
    }
}

/// Whether a text consists of five digits or capital letters.
func isSQLState(_ text: String) -> Bool {
    text.count == 5 && text.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber) }
}

/// Whether a path is relative, has no control characters, and doesn't leave the folder where it starts.
private func isInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return !parts.isEmpty && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(where: { $0 < 32 }) }
}
