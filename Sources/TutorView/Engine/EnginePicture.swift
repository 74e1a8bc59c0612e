import Markup
import Mermaid
package import Sandbox
import Terminal

/// Who is on which network, and which port of this machine leads where, drawn: the live counterpart of a lesson's `flowchart LR`.
package enum EnginePicture {
    /// More containers than this make no picture that one could read.
    static let maxContainers = 16

    static func lines(mermaid: String, width: Int, theme: Theme) -> [Line] {
        do throws(MermaidError) {
            return try Diagram.lines(mermaid: mermaid, width: width, theme: theme)
        } catch {
            return []
        }
    }

    /// The picture as a lesson would write it.
    package static func mermaid(_ containers: [LiveContainer]) -> String {
        var text = "flowchart LR\n"
        let published = containers.contains { $0.ports.contains { $0.host != nil } }
        if published { text += "you([you])\n" }
        // A container stands in its first network; a dotted line leads to its others.
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
                if let home = homes.firstIndex(of: network) {
                    text += "c\(index) -.- n\(home)\n"
                } else {
                    text += "c\(index) -.- x\(index)\(plain(network).utf8.count){{\"\(plain(network))\"}}\n"
                }
            }
        }
        return text
    }

    private static func node(_ index: Int, _ container: LiveContainer) -> String {
        let ports = Set(container.ports.map(\.container)).sorted { $0.lowerBound < $1.lowerBound }.prefix(3)
        let label = ([plain(container.name)] + ports.map { ":\(PublishedPort.words($0))" }).joined(separator: " ")
        return "c\(index)[\"\(label)\"]\n"
    }

    /// A name without what ends a label in Mermaid.
    private static func plain(_ name: String) -> String {
        String(SafeText(name).string.prefix(40).map { "\"#;`<>".contains($0) ? "'" : $0 })
    }
}
