/// One line of the journal: an object without labels that a lesson owns from now on, or no longer owns.
package struct JournalEntry: Sendable, Hashable {
    /// The object, identified by values that the engine never reuses.
    package enum Thing: Sendable, Hashable {
        case container(id: String)
        case image(id: String)
        /// An image that the lesson built, although it existed before under names of others.
        case rebuiltImage(id: String)
        case network(id: String)
        /// Identified by name. `made` is the engine's creation time, if another volume could get the same name later.
        case volume(name: String, made: String)
        /// An image name. The image itself may have another owner.
        case imageName(String, id: String)
        /// A Compose project and its folder.
        case project(name: String, folder: String)
    }

    /// `course/lesson`.
    package var lesson: String
    package var thing: Thing
    /// Whether the lesson owns it from now on, or no longer owns it.
    package var isOwned: Bool

    package init(lesson: String, _ thing: Thing, isOwned: Bool = true) {
        self.lesson = lesson
        self.thing = thing
        self.isOwned = isOwned
    }
}

// MARK: - As text

extension JournalEntry {
    /// The line, including the line feed. Fields are separated by tabs. Within a field, tabs, line ends and percent signs are written as
    /// `%09` and so on.
    package var line: String {
        let fields: [String] =
            switch thing {
            case .container(let id): ["container", id]
            case .image(let id): ["image", id]
            case .rebuiltImage(let id): ["rebuilt", id]
            case .network(let id): ["network", id]
            case .volume(let name, let made): ["volume", name, made]
            case .imageName(let name, let id): ["name", name, id]
            case .project(let name, let folder): ["project", name, folder]
            }
        return ([isOwned ? "+" : "-", lesson] + fields).map(Self.escaped).joined(separator: "\t") + "\n"
    }

    /// Parses a line without its line feed. Returns `nil` for one that is unknown to this version or was truncated.
    package init?(line: Substring) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(Self.unescaped)
        guard fields.count > 3, fields[0] == "+" || fields[0] == "-" else { return nil }
        let thing: Thing
        switch (fields[2], fields.count) {
        case ("container", 4): thing = .container(id: fields[3])
        case ("image", 4): thing = .image(id: fields[3])
        case ("rebuilt", 4): thing = .rebuiltImage(id: fields[3])
        case ("network", 4): thing = .network(id: fields[3])
        case ("volume", 5): thing = .volume(name: fields[3], made: fields[4])
        case ("name", 5): thing = .imageName(fields[3], id: fields[4])
        case ("project", 5): thing = .project(name: fields[3], folder: fields[4])
        default: return nil
        }
        self.init(lesson: fields[1], thing, isOwned: fields[0] == "+")
    }

    /// The owned objects by lesson, according to the whole text. Later lines override earlier ones.
    package static func owned(in text: String) -> [String: Set<Thing>] {
        var owned: [String: Set<Thing>] = [:]
        for line in text.split(separator: "\n") {
            guard let entry = JournalEntry(line: line) else { continue }
            if entry.isOwned {
                owned[entry.lesson, default: []].insert(entry.thing)
            } else {
                owned[entry.lesson]?.remove(entry.thing)
            }
        }
        return owned.filter { !$0.value.isEmpty }
    }

    private static func escaped(_ field: String) -> String {
        var text = ""
        for scalar in field.unicodeScalars {
            switch scalar {
            case "%": text += "%25"
            case "\t": text += "%09"
            case "\n": text += "%0A"
            case "\r": text += "%0D"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    private static func unescaped(_ field: Substring) -> String {
        var text = ""
        var rest = field.unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "%", let code = UInt8(String(rest.prefix(2)), radix: 16) else {
                text.unicodeScalars.append(scalar)
                continue
            }
            text.unicodeScalars.append(Unicode.Scalar(code))
            rest = rest.dropFirst(2)
        }
        return text
    }
}
