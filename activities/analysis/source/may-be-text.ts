const BINARY =
  /\.(?:7z|avi|avif|bin|bmp|bz2|class|dll|dylib|eot|exe|flac|gif|gz|ico|icns|jar|jpe?g|mov|mp[34]|node|o|ogg|otf|pdf|png|psd|pyc|pyd|rar|so|sqlite3?|tar|tgz|tiff?|ttf|wasm|wav|webm|webp|whl|woff2?|xz|zip|zst)$/i;

/** Whether a file of this name may hold text. Whether it does is seen when it is read. */
export function mayBeText(name: string): boolean {
  return !BINARY.test(name);
}
