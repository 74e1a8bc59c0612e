import Primitives

/// Follows an archive of images on its way to the engine, and holds back the files with names until none of them is a foreign image's. Only
/// what `docker save` writes passes: an engine could find other names in what is linked, or in newer forms of tar. What gzip has packed reaches
/// the engine unpacked.
///
/// https://github.com/moby/docker-image-spec, https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html ("ustar")
struct ImageArchive {
    private static let block = 512
    /// The files from which engines read names. https://github.com/opencontainers/image-spec/blob/main/image-layout.md
    private static let nameFiles: Set = ["manifest.json", "repositories", "index.json"]
    private static let other = HTTPError.ambiguous(
        "this isn't an archive from docker save, or one that gzip has packed. Unpack another form first, as in 'xzcat FILE | docker load'")

    private let images: NewImages
    private var input = ByteQueue()
    /// How much of an entry may still pass.
    private var free = 0
    private var hasEnded = false
    /// What unpacks the archive, if it is packed. The first bytes tell.
    private var gunzip: Gunzip?
    private var isNew = true

    init(_ images: NewImages) { self.images = images }

    /// Keeps of these bytes, and those before, what may pass.
    ///
    /// - Parameter canGrow: Whether the engine isn't told the length, so that it can get more bytes than arrive.
    mutating func filter(_ part: inout ByteQueue, isEnd: Bool, canGrow: Bool) throws {
        if isNew, !part.isEmpty {
            isNew = false
            if canGrow, part.withBytes({ $0.starts(with: Gunzip.start) }) { gunzip = try Gunzip() }
        }
        if let gunzip, !part.isEmpty { input.append(try gunzip.unpack(part.take(part.count))) }
        part.move(part.count, to: &input)
        while !input.isEmpty {
            if free == 0 { free = try entry() }
            let count = min(free, input.count)
            if count == 0 { break }
            input.move(count, to: &part)
            free -= count
        }
        if isEnd, !hasEnded || free > 0 || !input.isEmpty || gunzip?.hasEnded == false { throw Self.other }
    }

    /// The size of the next entry; 0 as long as it can't be judged.
    private mutating func entry() throws -> Int {
        guard input.count >= Self.block else { return 0 }
        let head = input.withBytes { Array($0.prefix(Self.block)) }
        hasEnded = hasEnded || head.allSatisfy { $0 == 0 }
        if hasEnded {
            guard head.allSatisfy({ $0 == 0 }) else { throw Self.other }
            return Self.block
        }
        let name = String(decoding: head[..<100].prefix { $0 != 0 }, as: UTF8.self)
        let digits = String(decoding: head[124..<135], as: UTF8.self)
        // The last part of a longer name comes first there, so the prefix must be empty.
        guard head[257..<265].elementsEqual("ustar\u{0}00".utf8), head[345...].allSatisfy({ $0 == 0 }), head[135] == 0,
            digits.utf8.allSatisfy({ (0x30...0x37).contains($0) }), let size = Int(digits, radix: 8),
            let last = Self.parts(of: name.hasSuffix("/") ? name.dropLast() : name[...])?.last
        else { throw Self.other }
        let isNameFile = Self.nameFiles.contains(last)
        switch head[156] {
        case UInt8(ascii: "0") where !name.hasSuffix("/"): break
        // An older engine links layers that are equal.
        case UInt8(ascii: "5") where size == 0 && !isNameFile, UInt8(ascii: "2") where size == 0 && last == "layer.tar": return Self.block
        default: throw Self.other
        }
        let whole = Self.block + (size + Self.block - 1) / Self.block * Self.block
        guard isNameFile else { return whole }
        guard size <= GoJSON.limit / 4 else { throw Self.other }
        guard input.count >= whole else { return 0 }
        let json = try GoJSON.parse(input.withBytes { Array($0[Self.block..<Self.block + size]) })
        let names = last == "repositories" ? Self.tagged(json) : Self.texts(in: json)
        for name in names where Self.canBeName(name) {
            // Names of registries by an IPv6 address aren't compared.
            guard !name.contains("[") else { throw Self.other }
            do { try images.add([name]) } catch let refusal as Refusal where refusal.status == 400 { /* To the engine, it is no name. */  }
        }
        return whole
    }

    /// The parts of a path in its plain form.
    private static func parts(of path: Substring) -> [String]? {
        let parts = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { String(Substring($0)) }
        let isPlain = parts.allSatisfy { part in
            part.first != "." && !part.isEmpty && part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) }
        }
        return isPlain ? parts : nil
    }

    /// `{"shop": {"1": …}}`, as `shop:1`.
    private static func tagged(_ repositories: JSONValue) -> [String] {
        repositories.members.flatMap { repository in repository.value.members.map { "\(repository.name):\($0.name)" } }
    }

    private static func texts(in value: JSONValue) -> [String] {
        switch value {
        case .text(let text): [text]
        case .list(let items): items.flatMap(texts)
        case .object(let members): members.flatMap { texts(in: $0.value) }
        default: []
        }
    }

    /// Whether an image could be called that. A digest is none.
    private static func canBeName(_ text: String) -> Bool {
        let digits = text.hasPrefix("sha256:") ? text.dropFirst("sha256:".count) : text[...]
        if digits.utf8.count == 64, digits.allSatisfy(\.isHexDigit) { return false }
        return text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./:@[]".contains($0)) }
            && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { EngineClient.isPart(String($0)) }
    }
}
