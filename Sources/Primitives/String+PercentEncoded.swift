extension String {
    /// As in a URL. https://www.rfc-editor.org/rfc/rfc3986#section-2
    package func percentEncoded(keeping kept: String = "") -> String {
        var result = ""
        for byte in utf8 {
            let scalar = Unicode.Scalar(byte)
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": result.unicodeScalars.append(scalar)
            case _ where kept.unicodeScalars.contains(scalar): result.unicodeScalars.append(scalar)
            default: result += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }
}
