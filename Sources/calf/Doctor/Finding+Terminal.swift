import Glibc

extension Finding {
    /// What the tutor can display here.
    static let terminal: @Sendable (Context) async -> [Finding] = { _ in
        let environment = Context.environment
        let kind = environment["TERM", default: ""]
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty } ?? ""
        var findings: [Finding] = []
        if kind.isEmpty || kind == "dumb" {
            findings.append(
                Finding(
                    name: "terminal", state: .lacking, says: "TERM is '\(kind)', so the tutor runs in plain mode",
                    fix: "export TERM=xterm-256color"))
        } else {
            findings.append(Finding(name: "terminal", state: .fine, says: kind))
        }
        let isUnicode = ["utf8", "utf-8"].contains { locale.lowercased().contains($0) }
        findings.append(
            isUnicode
                ? Finding(name: "characters", state: .fine, says: locale)
                : Finding(
                    name: "characters", state: .lacking, says: "the locale '\(locale)' is not UTF-8, so lines and letters may not show",
                    fix: "export LC_ALL=C.UTF-8"))
        return findings
    }
}
