// Only the types that cached values have.

extension FixedWidthInteger where Self: BinaryValue {
    func put(to output: BinaryOutput) { output.append(number: Int(truncatingIfNeeded: self)) }
    static func take(from input: BinaryInput) throws -> Self { Self(truncatingIfNeeded: try input.takeNumber()) }
}

extension Int: BinaryValue {}
extension UInt8: BinaryValue {}
extension UInt32: BinaryValue {}
extension UInt64: BinaryValue {}

extension Bool: BinaryValue {
    func put(to output: BinaryOutput) { output.append([self ? 1 : 0]) }
    static func take(from input: BinaryInput) throws -> Bool { try input.take(1).first == 1 }
}

extension Double: BinaryValue {
    func put(to output: BinaryOutput) { bitPattern.put(to: output) }
    static func take(from input: BinaryInput) throws -> Double { Double(bitPattern: try UInt64.take(from: input)) }
}

extension String: BinaryValue {
    func put(to output: BinaryOutput) {
        output.append(number: utf8.count)
        output.append(utf8)
    }

    static func take(from input: BinaryInput) throws -> String {
        String(decoding: try input.take(try input.takeNumber()), as: UTF8.self)
    }
}

extension Optional: BinaryValue where Wrapped: Codable {
    func put(to output: BinaryOutput) throws {
        output.append([self == nil ? 0 : 1])
        if let self { try output.put(self) }
    }

    static func take(from input: BinaryInput) throws -> Wrapped? { try input.take(1).first == 0 ? nil : try input.take(Wrapped.self) }
}

extension Collection where Element: Codable {
    fileprivate func putAll(to output: BinaryOutput) throws {
        output.append(number: count)
        for element in self { try output.put(element) }
    }

    fileprivate static func takeAll(from input: BinaryInput, _ add: (Element) -> Void) throws {
        for _ in 0..<(try input.takeCount()) { add(try input.take(Element.self)) }
    }
}

extension Array: BinaryValue where Element: Codable {
    func put(to output: BinaryOutput) throws {
        // Much faster than encoding each byte.
        guard Element.self == UInt8.self, let bytes = self as? [UInt8] else { return try putAll(to: output) }
        output.append(number: bytes.count)
        output.append(bytes)
    }

    static func take(from input: BinaryInput) throws -> [Element] {
        if Element.self == UInt8.self, let bytes = Array<UInt8>(try input.take(try input.takeCount())) as? [Element] { return bytes }
        var elements: [Element] = []
        try takeAll(from: input) { elements.append($0) }
        return elements
    }
}

extension Set: BinaryValue where Element: Codable {
    func put(to output: BinaryOutput) throws { try putAll(to: output) }

    static func take(from input: BinaryInput) throws -> Set<Element> {
        var elements: Set<Element> = []
        try takeAll(from: input) { elements.insert($0) }
        return elements
    }
}

extension Dictionary: BinaryValue where Key: Codable, Value: Codable {
    func put(to output: BinaryOutput) throws {
        output.append(number: count)
        for (key, value) in self {
            try output.put(key)
            try output.put(value)
        }
    }

    static func take(from input: BinaryInput) throws -> [Key: Value] {
        var pairs: [Key: Value] = [:]
        for _ in 0..<(try input.takeCount()) { pairs[try input.take(Key.self)] = try input.take(Value.self) }
        return pairs
    }
}

extension ClosedRange: BinaryValue where Bound: Codable {
    func put(to output: BinaryOutput) throws {
        try output.put(lowerBound)
        try output.put(upperBound)
    }

    static func take(from input: BinaryInput) throws -> ClosedRange {
        let bounds = (try input.take(Bound.self), try input.take(Bound.self))
        guard bounds.0 <= bounds.1 else { throw BinaryCodingError.damaged }
        return bounds.0...bounds.1
    }
}
