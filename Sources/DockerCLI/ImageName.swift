/// Image names as docker lists them: without the default registry and namespace, and with a tag.
package enum ImageName {
    /// `shop` and `docker.io/library/shop` both become `shop:latest`.
    package static func full(_ name: String) -> String {
        var name = name[...]
        for host in ["docker.io/", "index.docker.io/"] where name.hasPrefix(host) { name = name.dropFirst(host.count) }
        if name.hasPrefix("library/") { name = name.dropFirst("library/".count) }
        return name.contains("@") || tagStart(name) != nil ? String(name) : name + ":latest"
    }

    /// The name and the tag of a full name.
    package static func split(_ name: String) -> (repository: String, tag: String) {
        guard let colon = tagStart(name[...]) else { return (name, "") }
        return (String(name[..<colon]), String(name[name.index(after: colon)...]))
    }

    private static func tagStart(_ name: Substring) -> String.Index? {
        let last = name.lastIndex(of: "/").map { name.index(after: $0) } ?? name.startIndex
        return name[last...].lastIndex(of: ":")
    }
}
