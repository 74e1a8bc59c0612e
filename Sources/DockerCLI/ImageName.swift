/// An image's name as docker lists it: without what is understood, and with its tag.
package enum ImageName {
    /// `shop` is `shop:latest`, and so is `docker.io/library/shop`.
    package static func full(_ name: String) -> String {
        var name = name[...]
        for host in ["docker.io/", "index.docker.io/"] where name.hasPrefix(host) { name = name.dropFirst(host.count) }
        if name.hasPrefix("library/") { name = name.dropFirst("library/".count) }
        let last = name.lastIndex(of: "/").map { name[name.index(after: $0)...] } ?? name
        return last.contains(":") || name.contains("@") ? String(name) : name + ":latest"
    }
}
