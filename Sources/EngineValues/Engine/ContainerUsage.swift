package import Primitives

/// The resources that a running container uses at one moment.
package struct ContainerUsage: Sendable, Equatable {
    package var id: String
    /// In percent of one processor; may exceed 100 with several processors.
    package var processor: Double
    /// In docker's format, such as `684KiB`.
    package var memory: String
    package var memoryBytes: Double

    package init(id: String, processor: Double, memory: String, memoryBytes: Double) {
        self.id = id
        self.processor = processor
        self.memory = memory
        self.memoryBytes = memoryBytes
    }

    /// Parses a line of `docker stats`. Returns `nil` if there is no measurement yet or the container has exited.
    package init?(_ json: JSONValue) {
        guard let id = json["ID"].text, let percent = json["CPUPerc"].text, percent.hasSuffix("%"), let used = json["MemUsage"].text,
            let processor = Double(percent.dropLast()), let memory = used.split(separator: " ").first, memory != "--",
            let bytes = ContainerUsage.bytes(memory)
        else { return nil }
        self.init(id: id, processor: processor, memory: String(memory), memoryBytes: bytes)
    }

    private static func bytes(_ text: Substring) -> Double? {
        let number = text.prefix { $0.isNumber || $0 == "." }
        let units: [Substring: Double] = [
            "B": 1, "KiB": 1024, "MiB": 1_048_576, "GiB": 1_073_741_824, "TiB": 1_099_511_627_776, "kB": 1e3, "MB": 1e6, "GB": 1e9,
        ]
        guard let value = Double(number), let unit = units[text.dropFirst(number.count)] else { return nil }
        return value * unit
    }
}
