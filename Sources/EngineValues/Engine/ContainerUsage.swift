package import Primitives

/// The resources that a running container uses at one moment.
package struct ContainerUsage: Sendable, Equatable {
    package var id: String
    /// In percent of one processor; may exceed 100 with several processors.
    package var processor: Double
    /// In docker's format, such as `684KiB`.
    package var memory: String

    package init(id: String, processor: Double, memory: String) {
        self.id = id
        self.processor = processor
        self.memory = memory
    }

    /// Parses a line of `docker stats`. Returns `nil` if there is no measurement yet or the container has exited.
    package init?(_ json: JSONValue) {
        guard let id = json["ID"].text, let percent = json["CPUPerc"].text, percent.hasSuffix("%"), let used = json["MemUsage"].text,
            let processor = Double(percent.dropLast()), let memory = used.split(separator: " ").first, memory != "--"
        else { return nil }
        self.init(id: id, processor: processor, memory: String(memory))
    }
}
