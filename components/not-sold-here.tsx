/** Stands in place of what sells, on the platforms inside which nothing is sold. */
export function NotSoldHere() {
  return (
    <p className="slip mt-8 hidden no-sale:block">
      В&nbsp;приложении на&nbsp;этом устройстве заказ оформить нельзя. Купленные разборы открываются
      здесь.
    </p>
  );
}
