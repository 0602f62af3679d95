<?php
// Signs fields as the documentation's PHP sample does and prints the body and the signature:
// php sign-payment-event.php urlencoded|multipart|json KEY < fields.json
function toStrings(&$value) {
    if (is_array($value)) array_walk($value, fn(&$item) => toStrings($item));
    else $value = strval($value);
}
function sortDeep(&$value) {
    if (!is_array($value)) return;
    ksort($value);
    foreach ($value as &$item) sortDeep($item);
}
function multipart($fields, $boundary, $name = '') {
    $body = '';
    foreach ($fields as $key => $value) {
        $path = $name === '' ? $key : "{$name}[{$key}]";
        $body .= is_array($value)
            ? multipart($value, $boundary, $path)
            : "--$boundary\r\nContent-Disposition: form-data; name=\"$path\"\r\n\r\n$value\r\n";
    }
    return $body;
}
[, $type, $key] = $argv;
$fields = json_decode(stream_get_contents(STDIN), true);
$body = match ($type) {
    'urlencoded' => http_build_query($fields),
    'multipart' => multipart($fields, 'b0undary') . "--b0undary--\r\n",
    'json' => json_encode($fields),
};
toStrings($fields);
sortDeep($fields);
$sign = hash_hmac('sha256', json_encode($fields, JSON_UNESCAPED_UNICODE), $key);
echo json_encode(['body' => $body, 'sign' => $sign]);
