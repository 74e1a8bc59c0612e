/// An array as the server prints it: `{1,NULL,"a b",{…}}`, with or without bounds before it.
indirect enum ArrayText: Sendable, Equatable {
    case null
    case element([UInt8])
    case array([ArrayText])

    /// `nil` if the text is not an array.
    static func parse(_ text: some Collection<UInt8>) -> ArrayText? {
        var bytes = Array(text)
        if bytes.first == UInt8(ascii: "["), let equals = bytes.firstIndex(of: UInt8(ascii: "=")) {
            bytes.removeFirst(equals + 1)
        }
        var position = 0
        guard let array = array(bytes, &position, depth: 0), position == bytes.count else { return nil }
        return array
    }

    private static func array(_ bytes: [UInt8], _ position: inout Int, depth: Int) -> ArrayText? {
        // The server itself allows six dimensions.
        guard depth < 8, position < bytes.count, bytes[position] == UInt8(ascii: "{") else { return nil }
        position += 1
        var elements: [ArrayText] = []
        if position < bytes.count, bytes[position] == UInt8(ascii: "}") {
            position += 1
            return .array([])
        }
        while position < bytes.count {
            guard let element = element(bytes, &position, depth: depth) else { return nil }
            elements.append(element)
            guard position < bytes.count else { return nil }
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "}") { return .array(elements) }
            guard byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") else { return nil }
        }
        return nil
    }

    private static func element(_ bytes: [UInt8], _ position: inout Int, depth: Int) -> ArrayText? {
        if bytes[position] == UInt8(ascii: "{") { return array(bytes, &position, depth: depth + 1) }
        var value: [UInt8] = []
        let isQuoted = bytes[position] == UInt8(ascii: "\"")
        if isQuoted { position += 1 }
        while position < bytes.count {
            let byte = bytes[position]
            if isQuoted, byte == UInt8(ascii: "\"") {
                position += 1
                return .element(value)
            }
            if !isQuoted, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: ";") { break }
            if byte == UInt8(ascii: "\\"), position + 1 < bytes.count { position += 1 }
            value.append(bytes[position])
            position += 1
        }
        guard !isQuoted else { return nil }
        return value == Array("NULL".utf8) ? .null : .element(value)
    }
}
