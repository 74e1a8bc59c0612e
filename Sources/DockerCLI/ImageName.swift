/// Image names as docker lists them: without the default registry and namespace, and with a tag.
package enum ImageName {
    /// `shop` and `docker.io/library/shop` both become `shop:latest`.
    package static func full(_ name: String) -> String {
        var name = name[...]
        for host in ["docker.io/", "index.docker.io/"] where name.hasPrefix(host) { name = name.dropFirst(host.count) }
        if name.hasPrefix("library/") { name = name.dropFirst("library/".count) }
        let last = name.lastIndex(of: "/").map { name[name.index(after: $0)...] } ?? name
        return last.contains(":") || name.contains("@") ? String(name) : name + ":latest"
    }
}
