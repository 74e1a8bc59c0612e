import EngineValues
import Primitives

/// The files in each layer of an image, read from the output of `docker image save` as it arrives. Reads the classic layout, Podman's and
/// OCI's.
struct ImageArchive {
    /// More entries than in any image that a person would look through.
    static let mostEntries = 200_000
    /// The manifest, the image's configuration and other documents, in all.
    private static let mostDocumentBytes = 8 << 20

    private enum Member {
        case none, skipped
        case document
        /// The inner archive.
        case layer(TarReader)
    }

    private var outer = TarReader()
    private var name = ""
    private var member = Member.none
    private var documents: [String: [UInt8]] = [:]
    private var documentBytes = 0
    private var layers: [String: [TarReader.Entry]] = [:]
    /// Layers stored once and referred to by several names.
    private var links: [String: String] = [:]
    private var compressed: Set<String> = []
    /// How many files have been read so far.
    private(set) var entries = 0

    /// Reads the next part of the archive.
    mutating func add(_ chunk: [UInt8]) throws(LayerFilesError) {
        var index = 0
        do throws(TarReader.Damaged) {
            while let item = try outer.next(chunk, &index) {
                switch item {
                case .entry(let entry): start(entry)
                case .content(let range): try addContent(chunk, range)
                }
            }
        } catch {
            throw .damaged
        }
        if entries > Self.mostEntries { throw .tooManyFiles }
    }

    private mutating func start(_ entry: TarReader.Entry) {
        name = entry.path
        member = .none
        if entry.kind == .symbolicLink || entry.kind == .hardLink { links[name] = Self.target(of: entry) }
    }

    /// Where a link leads within the archive: classic layouts use `../ID/layer.tar`.
    private static func target(of entry: TarReader.Entry) -> String {
        entry.link.hasPrefix("../") ? String(entry.link.dropFirst(3)) : entry.link
    }

    private mutating func addContent(_ chunk: [UInt8], _ range: Range<Int>) throws(TarReader.Damaged) {
        if case .none = member { member = firstLook(at: chunk[range]) }
        switch member {
        case .none, .skipped: break
        case .document:
            documentBytes += range.count
            if documentBytes <= Self.mostDocumentBytes { documents[name, default: []] += chunk[range] }
        case .layer(var reader):
            // Moved out and back in, because an enumeration's value can't be changed in place.
            member = .none
            let content = range == chunk.indices ? chunk : Array(chunk[range])
            var index = 0
            while let item = try reader.next(content, &index) {
                guard case .entry(let entry) = item, entries <= Self.mostEntries else { continue }
                entries += 1
                layers[name, default: []].append(entry)
            }
            member = .layer(reader)
        }
    }

    /// Tells an outer member's kind by its first bytes, because OCI's names say nothing.
    private mutating func firstLook(at content: ArraySlice<UInt8>) -> Member {
        let isLayer = name.hasSuffix(".tar")
        if !isLayer, !name.hasPrefix("blobs/") { return name.hasSuffix(".json") ? .document : .skipped }
        if content.first == UInt8(ascii: "{"), !isLayer { return .document }
        // The first bytes of gzip and of zstd.
        if content.starts(with: [0x1F, 0x8B]) || content.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            compressed.insert(name)
            return .skipped
        }
        layers[name] = []
        return .layer(TarReader())
    }

    /// The layers with the instructions that created them, lowest first. Call it when the archive is complete.
    func result() throws(LayerFilesError) -> [(instruction: String, entries: [TarReader.Entry])] {
        guard outer.isComplete, let manifest = document("manifest.json")?.items.first else { throw .damaged }
        let steps = document(manifest["Config"].text ?? "")?["history"].items.filter { $0["empty_layer"].bool != true } ?? []
        let names = manifest["Layers"].texts
        var found: [(instruction: String, entries: [TarReader.Entry])] = []
        for (index, name) in names.enumerated() {
            let stored = links[name] ?? name
            if compressed.contains(stored) { throw .compressed }
            guard let entries = layers[stored] else { throw .damaged }
            // The history may be missing or incomplete.
            let json = steps.count == names.count ? steps[index] : .null
            let step = ImageLayer.step(ImageLayer.plain(json["created_by"].text ?? ""), comment: json["comment"].text ?? "")
            found.append((step.isEmpty ? "layer \(index + 1)" : step, entries))
        }
        return found
    }

    private func document(_ name: String) -> JSONValue? {
        guard let bytes = documents[name] else { return nil }
        do throws(JSONError) {
            return try JSONValue(parsing: String(decoding: bytes, as: UTF8.self))
        } catch {
            return nil
        }
    }
}
