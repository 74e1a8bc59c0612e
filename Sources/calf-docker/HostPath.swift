import Glibc

/// A path on this machine, as Go programs and as the kernel resolve it. They differ if a folder in it is a link.
struct HostPath {
    /// The absolute path, with `..` resolved as text.
    let lexical: String
    /// The path without links, or the lexical path if there is no such file.
    let real: String

    init(_ path: String) {
        let absolute = path.hasPrefix("/") ? path : Self.here + "/" + path
        var parts: [Substring] = []
        for part in absolute.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        lexical = "/" + parts.joined(separator: "/")
        real = Self.resolved(path) ?? lexical
    }

    /// The working folder as the shell names it, which is what Go programs use.
    private static var here: String {
        let real = resolved(".") ?? "/"
        guard let named = getenv("PWD").map({ String(cString: $0) }), named.hasPrefix("/"), resolved(named) == real else { return real }
        return named
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
