export default function Page() {
  return <h1>Карта чакр</h1>;
}
