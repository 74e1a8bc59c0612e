/// An image name in full form, as the engine resolves it: with registry, library, and tag.
struct ImageReference: Equatable {
    let name: String

    init(_ text: String) {
        var rest = text
        var digest = ""
        if let at = rest.firstIndex(of: "@") {
            digest = String(rest[at...])
            rest = String(rest[..<at])
        }
        let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
        let hasRegistry = parts.count > 1 && (parts[0].contains(".") || parts[0].contains(":") || parts[0] == "localhost")
        var path = (hasRegistry ? Array(parts.dropFirst()) : parts).map(String.init)
        let registry = hasRegistry && parts[0] != "index.docker.io" ? String(parts[0]) : "docker.io"
        if registry == "docker.io", path.count == 1 { path.insert("library", at: 0) }
        let last = path.last ?? ""
        if digest.isEmpty, !last.contains(":") { path[path.count - 1] = last + ":latest" }
        name = registry + "/" + path.joined(separator: "/") + digest
    }
}
