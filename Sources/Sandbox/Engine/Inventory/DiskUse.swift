import Primitives

/// What takes space on an engine, from `docker system df`.
enum DiskUse {
    /// A kind as Docker names it, its members in the detailed output, and the command that frees what is not in use.
    private struct Kind {
        let name: String
        let list: String
        let prune: String
        /// The object's name, and further details.
        let words: @Sendable (JSONValue) -> (name: String, more: [String])
    }

    private static let kinds = [
        Kind(name: "Images", list: "Images", prune: "docker image prune") { image in
            let tag = [text(image, "Repository"), text(image, "Tag")].filter { !$0.isEmpty && $0 != "<none>" }.joined(separator: ":")
            let id = text(image, "ID").split(separator: ":").last ?? ""
            let sizes = [text(image, "Size"), "of its own: " + text(image, "UniqueSize")]
            return (tag.isEmpty ? String(id.prefix(12)) : tag, sizes + [used(image, "Containers")])
        },
        Kind(name: "Containers", list: "Containers", prune: "docker container prune") { container in
            (text(container, "Names"), [text(container, "Size"), text(container, "Status")])
        },
        Kind(name: "Local Volumes", list: "Volumes", prune: "docker volume prune") { volume in
            (text(volume, "Name"), [text(volume, "Size"), used(volume, "Links")])
        },
        Kind(name: "Build Cache", list: "BuildCache", prune: "docker builder prune") { step in
            let use = text(step, "InUse") == "true" ? "in use" : "unused"
            return (text(step, "Description", or: text(step, "CacheType", or: text(step, "ID"))), [text(step, "Size"), use])
        },
    ]

    /// - Parameters:
    ///   - kinds: The summary, a line for each kind.
    ///   - details: The list of all objects.
    static func tree(_ summary: [JSONValue], details: JSONValue) -> JSONValue {
        .object(
            summary.map { line in
                let name = text(line, "Type")
                let head = "\(name)  \(text(line, "TotalCount")), \(text(line, "Size")), reclaimable: \(text(line, "Reclaimable"))"
                guard let kind = kinds.first(where: { $0.name == name }) else { return JSONValue.Member(head, .object([])) }
                let objects = details[kind.list].items.map { object in
                    let (name, more) = kind.words(object)
                    return JSONValue.Member(name, .text(more.filter { !$0.isEmpty }.joined(separator: ", ")))
                }
                return JSONValue.Member(head, .object(objects + [JSONValue.Member("frees what is unused", .text(kind.prune))]))
            })
    }

    /// A member as text: depending on the version, Docker prints numbers and booleans with quotation marks or without.
    private static func text(_ object: JSONValue, _ name: String, or other: String = "") -> String {
        let text =
            switch object[name] {
            case .text(let text): text
            case .number(let digits): digits
            case .bool(let bool): bool ? "true" : "false"
            default: ""
            }
        return text.isEmpty ? other : text
    }

    private static func used(_ object: JSONValue, _ count: String) -> String {
        text(object, count) == "0" ? "unused" : ""
    }
}
