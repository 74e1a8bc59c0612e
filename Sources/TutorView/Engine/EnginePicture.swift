package import EngineValues
import Markup
import Mermaid
import Terminal

/// Which container is on which network, and where published ports lead, as a diagram: the live counterpart of a lesson's `flowchart LR`.
package enum EnginePicture {
    /// With more containers than this, the diagram would be unreadable.
    static let maxContainers = 16

    static func lines(mermaid: String, width: Int, theme: Theme) -> [Line] {
        do throws(MermaidError) {
            return try Diagram.lines(mermaid: mermaid, width: width, theme: theme)
        } catch {
            return []
        }
    }

    /// The diagram in Mermaid syntax, as in a lesson.
    package static func mermaid(_ containers: [LiveContainer]) -> String {
        var text = "flowchart LR\n"
        let published = containers.contains { $0.ports.contains { $0.host != nil } }
        if published { text += "you([you])\n" }
        // A container is drawn in its first network; dotted lines lead to its other networks.
        let homes = Set(containers.compactMap(\.networks.first)).sorted()
        for (number, network) in homes.enumerated() {
            text += "subgraph n\(number)[\"\(plain(network))\"]\n"
            for (index, container) in containers.enumerated() where container.networks.first == network { text += node(index, container) }
            text += "end\n"
        }
        for (index, container) in containers.enumerated() where container.networks.isEmpty { text += node(index, container) }
        for (index, container) in containers.enumerated() {
            for port in container.ports {
                guard let host = port.host else { continue }
                text += "you -- \":\(PublishedPort.words(host))\" --> c\(index)\n"
            }
            for network in container.networks.dropFirst() {
                let names = container.aliases[network] ?? []
                let isSame = names == container.aliases[container.networks.first ?? ""] ?? []
                let label = isSame ? "" : "|\"\(names.prefix(2).map(plain).joined(separator: ", "))\"|"
                if let home = homes.firstIndex(of: network) {
                    text += "c\(index) -.-\(label) n\(home)\n"
                } else {
                    text += "c\(index) -.-\(label) x\(index)\(plain(network).utf8.count)([\"\(plain(network))\"])\n"
                }
            }
        }
        return text
    }

    private static func node(_ index: Int, _ container: LiveContainer) -> String {
        let ports = Set(container.ports.map(\.container)).sorted { $0.lowerBound < $1.lowerBound }.prefix(3)
        // The other names under which its network knows it.
        let names = container.aliases[container.networks.first ?? ""]?.prefix(2).map(plain).joined(separator: ", ")
        let words = [plain(container.nameInProject), names.map { "(\($0))" } ?? ""] + ports.map { ":\(PublishedPort.words($0))" }
        let label = words.filter { !$0.isEmpty }.joined(separator: " ")
        return "c\(index)[\"\(label)\"]\n"
    }

    /// The name without the characters that end a Mermaid label.
    private static func plain(_ name: String) -> String {
        String(SafeText(name).string.prefix(40).map { "\"#;`<>".contains($0) ? "'" : $0 })
    }
}
