/// Parses the text after the word `erDiagram`.
struct EntityParser {
    private var cursor: MermaidCursor
    private var diagram = EntityDiagram()
    private var places: [String: Int] = [:]

    static func parse(_ cursor: MermaidCursor) throws(MermaidError) -> EntityDiagram {
        var parser = EntityParser(cursor: cursor)
        try parser.statements()
        return parser.diagram
    }

    private mutating func statements() throws(MermaidError) {
        cursor.skipToStatement()
        while !cursor.isAtEnd {
            try statement()
            cursor.skipToStatement()
        }
    }

    private mutating func statement() throws(MermaidError) {
        if skipsStyling() { return }
        let start = cursor
        let left = try entityName()
        cursor.skipBlanks()
        if cursor.next == "{" {
            try attributes(of: left)
            return
        }
        if cursor.isAtLineEnd || cursor.next == ";" { return }
        let leftCardinality = try cardinality(.cardinality)
        let isIdentifying = try takeLine()
        let rightCardinality = try cardinality(.secondCardinality)
        cursor.skipBlanks()
        let right = try entityName()
        if left == right { throw start.error(.linkToItself(left)) }
        cursor.skipBlanks()
        var label: String?
        if cursor.take(":") {
            cursor.skipBlanks()
            let text = try cursor.next == "\"" ? cursor.quoted() : cursor.take { !$0.isNewline && $0 != ";" }
            label = MermaidText.label(text)
        }
        cursor.skipBlanks()
        guard cursor.isAtLineEnd || cursor.next == ";" else { throw cursor.missing(.cardinality) }
        diagram.relationships.append(
            .init(
                left: left, right: right, leftCardinality: leftCardinality, rightCardinality: rightCardinality,
                isIdentifying: isIdentifying, label: label?.isEmpty == true ? nil : label))
        if diagram.relationships.count > MermaidError.Limits.edges { throw cursor.error(.tooLarge) }
    }

    /// Skips a statement that only affects colors or directions; returns whether there was one.
    private mutating func skipsStyling() -> Bool {
        for word in ["direction ", "classDef ", "class ", "style "] where cursor.starts(with: word) {
            var ahead = cursor
            ahead.advance(word.count)
            ahead.skipBlanks()
            guard let next = ahead.next, next.isLetter || next == "\"" else { continue }
            cursor.skipLine()
            return true
        }
        return false
    }

    /// Parses an entity's name, and records the entity.
    private mutating func entityName() throws(MermaidError) -> String {
        let start = cursor
        let isQuoted = cursor.next == "\""
        var name: String
        if isQuoted {
            name = try cursor.quoted()
        } else {
            let isPart: (Character) -> Bool = { $0.isLetter || $0.isNumber || !$0.isASCII || $0 == "_" || $0 == "." || $0 == "*" }
            name = cursor.take(while: isPart)
            // A hyphen is part of a name unless it starts a line between entities.
            while cursor.next == "-", let after = cursor.peek(1), isPart(after), after != ".", !name.isEmpty {
                name += cursor.take { $0 == "-" }
                name += cursor.take(while: isPart)
            }
        }
        guard !name.isEmpty, isQuoted || !MermaidText.reserved.contains(name) else { throw start.missing(.entityName) }
        if cursor.take(":::") { _ = cursor.take { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" || $0 == "," } }
        if places[name] == nil {
            places[name] = diagram.entities.count
            diagram.entities.append(.init(name: name, attributes: []))
            if diagram.entities.count > MermaidError.Limits.nodes { throw start.error(.tooLarge) }
        }
        return name
    }

    // MARK: - Attributes

    private mutating func attributes(of name: String) throws(MermaidError) {
        let opening = cursor.error(.unclosed("{"))
        cursor.advance()
        while true {
            cursor.skipToStatement()
            if cursor.isAtEnd { throw opening }
            if cursor.take("}") { return }
            let attribute = try attribute()
            guard let place = places[name] else { return }
            diagram.entities[place].attributes.append(attribute)
            if diagram.entities[place].attributes.count > MermaidError.Limits.nodes { throw cursor.error(.tooLarge) }
        }
    }

    private mutating func attribute() throws(MermaidError) -> EntityDiagram.Attribute {
        let type = cursor.take { !$0.isWhitespace && $0 != "}" && $0 != "\"" }
        guard !type.isEmpty else { throw cursor.missing(.attributeName) }
        cursor.skipBlanks()
        var name = cursor.take { !$0.isWhitespace && $0 != "}" && $0 != "\"" && $0 != "," }
        guard !name.isEmpty else { throw cursor.missing(.attributeName) }
        var keys: [EntityDiagram.Key] = []
        if name.hasPrefix("*"), name.count > 1 {
            keys.append(.primary)
            name.removeFirst()
        }
        cursor.skipBlanks()
        while let character = cursor.next, character.isLetter || character == "," {
            if cursor.take(",") {
                cursor.skipBlanks()
                continue
            }
            let start = cursor
            let word = cursor.take { $0.isLetter || $0.isNumber || $0 == "_" }
            guard let key = EntityDiagram.Key(rawValue: word) else { throw start.error(.unknownKey(String(word.prefix(40)))) }
            if !keys.contains(key) { keys.append(key) }
            cursor.skipBlanks()
        }
        guard cursor.isAtLineEnd || cursor.next == "}" || cursor.next == ";" else {
            throw cursor.error(.unknownKey(cursor.found ?? ""))
        }
        return .init(type: type, name: name, keys: keys)
    }

    // MARK: - Relationships

    private static let symbols: [(String, EntityDiagram.Cardinality)] = [
        ("||", .exactlyOne), ("|o", .zeroOrOne), ("o|", .zeroOrOne), ("}o", .zeroOrMany), ("o{", .zeroOrMany), ("}|", .oneOrMany),
        ("|{", .oneOrMany),
    ]

    private mutating func cardinality(_ expected: MermaidError.Expected) throws(MermaidError) -> EntityDiagram.Cardinality {
        cursor.skipBlanks()
        for (symbol, cardinality) in Self.symbols where cursor.take(symbol) { return cardinality }
        throw cursor.missing(expected)
    }

    /// Parses `--` or `..`; returns whether the relationship is identifying.
    private mutating func takeLine() throws(MermaidError) -> Bool {
        cursor.skipBlanks()
        if cursor.take("--") { return true }
        for sign in ["..", ".-", "-."] where cursor.take(sign) { return false }
        throw cursor.missing(.cardinality)
    }
}
